package io.quittance.ledger;

import io.quittance.api.Problem;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refused;
import java.util.Locale;

/** A refusal of the ledger as the problem that the API answers with. */
final class RefusedPosting {
  private RefusedPosting() {}

  /**
   * @throws Problem when it was refused
   */
  static Posted orPosted(PostingOutcome outcome) {
    return outcome.fold(
        posted -> posted,
        refused -> {
          throw problem(refused);
        });
  }

  private static Problem problem(Refused refused) {
    String code = refused.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (refused.code()) {
      case UNKNOWN_APPLICATION, UNKNOWN_POSTING, UNKNOWN_PAYMENT, UNKNOWN_ITEM ->
          Problem.notFound(code, refused.message());
      case INVALID, PARTS_NOT_POSTED -> Problem.unprocessable(code, refused.message());
      case PAYMENT_NOT_BOOKED,
          PAYMENT_EXHAUSTED,
          ITEM_NOT_OPEN,
          ITEM_EXHAUSTED,
          ITEM_HELD,
          CUSTOMER_ON_HOLD,
          CURRENCY_MIXED,
          LEGAL_ENTITY_MIXED,
          WRONG_CUSTOMER,
          PERIOD_CLOSED,
          KEY_REUSED,
          ALREADY_REVERSED,
          NEEDS_APPROVAL,
          CREATED_ITEM_USED,
          NOTHING_TO_DO ->
          Problem.conflict(code, refused.message());
    };
  }
}
