package io.quittance.evaluation.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What was really paid: one payment with its items. Everything that is printed, and everything that
 * is held to be the truth, comes from here.
 *
 * @param fee kept back from the whole payment, zero for none
 * @param vendor the payee's account in the payer's books
 */
record Settlement(
    Company payer,
    Company payee,
    String currency,
    LocalDate adviceDate,
    LocalDate paymentDate,
    String reference,
    String document,
    String method,
    String vendor,
    String bankAccount,
    List<Item> items,
    BigDecimal fee) {
  Settlement {
    items = List.copyOf(items);
  }

  BigDecimal amount() {
    return items.stream().map(Item::net).reduce(BigDecimal.ZERO, BigDecimal::add).subtract(fee);
  }

  /** Another payment between the same two. */
  Settlement betweenPartiesOf(Settlement other) {
    return new Settlement(
        other.payer,
        other.payee,
        currency,
        other.adviceDate,
        paymentDate,
        reference,
        document,
        method,
        other.vendor,
        other.bankAccount,
        items,
        fee);
  }
}
