package io.quittance.evaluation.simulate;

/**
 * Who owes.
 *
 * @param account from which it pays
 * @param accountKnown whether the ERP has that account
 * @param parent id of its parent or null
 * @param paidByParent whether the parent's shared service pays
 * @param weight its share of business
 * @param takesDiscount whether its terms have a discount
 */
record Customer(
    String id,
    String name,
    String domain,
    String account,
    boolean accountKnown,
    String parent,
    boolean paidByParent,
    int weight,
    LegalEntity entity,
    boolean takesDiscount,
    Habits habits)
    implements Chance.Weighted {

  /**
   * How it writes, always the same way as programs do.
   *
   * @param layout one of {@link Wording#LAYOUTS}
   * @param saysReference whether mail and bank show the same reference of the payment
   */
  record Habits(
      Form form, NumberHabit numbers, Wording wording, int layout, boolean saysReference) {}

  /** The form of its advices. */
  enum Form {
    TEXT,
    HTML,
    CSV,
    XLSX,
    PDF
  }
}
