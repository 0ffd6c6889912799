package io.quittance.matching.identity;

/**
 * One thing that speaks for a customer as the payer.
 *
 * @param bits the weight, log2 of how much likelier it is of the payer than of any other customer
 *     (Fellegi and Sunter, A Theory for Record Linkage, 1969); 0 for what was seen and counts
 *     nothing
 * @param words a sentence without the account's full number
 */
public record Evidence(Kind kind, int bits, String words) {
  /**
   * The weights are rounded down: what is seen of a stranger is taken to be commoner than it is.
   */
  public enum Kind {
    /** The ERP has the account for this customer alone; of strangers about one in a million has. */
    ACCOUNT(20),
    /** Analysts applied money from it to this customer, and invoices proved it three times. */
    ACCOUNT_PROVEN(20),
    /** Analysts applied money from it to this customer: a person may err once in thousands. */
    ACCOUNT_CONFIRMED(14),
    /** The advice names items of this customer only. */
    NAMED_INVOICES(10),
    /** The customer's number stands in the bank's text or the advice. */
    CUSTOMER_NUMBER(9),
    /** Name or alias without legal form; namesakes share what it tells. */
    NAME(9),
    /** Analysts applied money under this name to this customer twice or more often. */
    NAME_CONFIRMED(9),
    /** The mail came, authenticated, from a domain of the customer. */
    SENDER_DOMAIN(6),
    /** The advice names items of this customer, and of others. */
    SOME_NAMED_INVOICES(5),
    /** All words of one name are in the other, or analysts applied money under it once. */
    NAME_ALIKE(4);

    private final int bits;

    Kind(int bits) {
      this.bits = bits;
    }

    int bits() {
      return bits;
    }
  }

  static Evidence of(Kind kind, String words) {
    return new Evidence(kind, kind.bits(), words);
  }
}
