package io.quittance.ledger;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What became of a wish to post. Nothing is ever half done. */
public sealed interface PostingOutcome {

  /**
   * @param applications ids of the applications written (or found, when the same request was posted
   *     before)
   */
  record Posted(String posting, List<String> applications, boolean already)
      implements PostingOutcome {
    public Posted {
      applications = List.copyOf(applications);
    }
  }

  /**
   * @param message names the rule, the amounts and what to do
   */
  record Refused(Refusal code, String message) implements PostingOutcome {
    static Refused of(Refusal code, String format, Object... values) {
      return new Refused(code, String.format(Locale.ROOT, format, values));
    }
  }

  enum Refusal {
    UNKNOWN_PAYMENT,
    UNKNOWN_ITEM,
    UNKNOWN_APPLICATION,
    UNKNOWN_POSTING,
    PAYMENT_NOT_BOOKED,
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
    /** More is given away than the actor may; another person with the limit approves it. */
    NEEDS_APPROVAL,
    NOTHING_TO_DO,
    /** What is to be taken back made an item that was itself paid meanwhile. */
    CREATED_ITEM_USED,
    /** An exchange is no part; it is said with the application. */
    PARTS_NOT_POSTED,
    INVALID
  }

  default <T> T fold(Function<Posted, T> posted, Function<Refused, T> refused) {
    return this instanceof Posted p ? posted.apply(p) : refused.apply((Refused) this);
  }
}
