package io.quittance.evaluation.generate;

import io.quittance.advice.Advice;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One settled item, with all that any layout may print about it. Net is gross less discount less
 * deduction; for a credit memo all of them are negative or zero.
 *
 * @param document the payer's own number of the posting
 * @param order a purchase order number
 */
record Item(
    Advice.Kind kind,
    String number,
    LocalDate date,
    LocalDate due,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal deduction,
    String document,
    String order,
    String text,
    String division) {

  BigDecimal net() {
    return gross.subtract(discount).subtract(deduction);
  }
}
