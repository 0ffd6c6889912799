package io.quittance.ledger;

import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PaymentBalance.Place;
import io.quittance.money.Money;
import java.time.LocalDate;

/**
 * Moves available money of a payment to where it pays no item.
 *
 * @param key idempotency key, as in {@link ApplicationRequest}
 * @param amount positive, in the payment's currency
 * @param customer whose account it goes to or is refunded to; money that stands as a customer's is
 *     moved only when that customer is named. Null for money that is nobody's
 * @param decision its reason code is the reason of a write-off
 */
public record MoveRequest(
    String key,
    String payment,
    Use use,
    Money amount,
    String customer,
    LocalDate postingDate,
    Decision decision) {

  /** What becomes of the money. */
  public enum Use {
    /** Stays with the customer as a credit item of its own, from which items can be paid. */
    ON_ACCOUNT(NewPosting.Kind.ON_ACCOUNT, AccountRole.ON_ACCOUNT, Place.ON_ACCOUNT),
    /** Owed back to whoever paid it. */
    REFUND(NewPosting.Kind.REFUND, AccountRole.REFUND, Place.REFUNDED),
    WRITE_OFF(NewPosting.Kind.WRITE_OFF, AccountRole.WRITE_OFF, Place.WRITTEN_OFF),
    /** No customer's payment at all. */
    NOT_RECEIVABLE(
        NewPosting.Kind.NOT_RECEIVABLE, AccountRole.NOT_RECEIVABLE, Place.NOT_RECEIVABLE);

    private final NewPosting.Kind kind;
    private final AccountRole role;
    private final Place place;

    Use(NewPosting.Kind kind, AccountRole role, Place place) {
      this.kind = kind;
      this.role = role;
      this.place = place;
    }

    NewPosting.Kind kind() {
      return kind;
    }

    AccountRole role() {
      return role;
    }

    Place place() {
      return place;
    }
  }
}
