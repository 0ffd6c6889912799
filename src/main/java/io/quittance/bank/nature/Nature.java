package io.quittance.bank.nature;

import io.quittance.bank.statement.Direction;
import java.util.Locale;
import java.util.Optional;

/** Only a receipt is money that pays receivables; the others stay outside of the rates. */
public enum Nature {
  RECEIPT(Direction.CREDIT),
  DEBIT(Direction.DEBIT),
  FEE(null),
  INTEREST(null),
  OWN_TRANSFER(null),
  SWEEP(null),
  CARD_SETTLEMENT(null),
  /** The bank takes back money that it had credited. */
  RETURN(Direction.DEBIT),
  /** Money that we had paid comes back. */
  OWN_PAYMENT_RETURNED(Direction.CREDIT);

  private final Direction only;

  Nature(Direction only) {
    this.only = only;
  }

  boolean fits(Direction direction) {
    return only == null || only == direction;
  }

  /** {@code own_transfer}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Nature> of(String code) {
    for (Nature nature : values()) {
      if (nature.code().equals(code)) {
        return Optional.of(nature);
      }
    }
    return Optional.empty();
  }

  static Nature absent(Direction direction) {
    return direction == Direction.CREDIT ? RECEIPT : DEBIT;
  }
}
