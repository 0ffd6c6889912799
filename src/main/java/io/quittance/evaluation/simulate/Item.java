package io.quittance.evaluation.simulate;

import java.time.LocalDate;

/**
 * An item as the ERP made it.
 *
 * @param credit a credit memo
 * @param cents of the whole amount, positive
 * @param installment which of several under the same number, or null
 * @param discount cents that may be taken, 0 for none
 * @param discountUntil the last day for it, or null
 * @param order the customer's order number
 * @param numberUnique false when another item has the same number
 */
record Item(
    String id,
    String number,
    String customer,
    LegalEntity entity,
    boolean credit,
    long cents,
    LocalDate issued,
    LocalDate due,
    Integer installment,
    long discount,
    LocalDate discountUntil,
    String order,
    boolean numberUnique) {

  boolean discountOpen(LocalDate day) {
    return discount > 0 && !day.isAfter(discountUntil);
  }

  /** The same, known to share its number with another. */
  Item oneOfSeveral() {
    return new Item(
        id,
        number,
        customer,
        entity,
        credit,
        cents,
        issued,
        due,
        installment,
        discount,
        discountUntil,
        order,
        false);
  }
}
