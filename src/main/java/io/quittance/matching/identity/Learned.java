package io.quittance.matching.identity;

/**
 * What people's decisions taught about a payer, as it stands now.
 *
 * @param pattern canonical account, or key of a remitter or name
 * @param customer null for what identifies nobody
 * @param confirmations payments that analysts applied to the customer
 * @param proven payments of which named invoices of the customer explain every cent, not reversed
 *     since
 */
public record Learned(Kind kind, String pattern, String customer, int confirmations, int proven) {
  public enum Kind {
    /** A bank account. */
    ACCOUNT,
    /** What the bank prints with a number where it tells no account. */
    REMITTER,
    /** A company's name. */
    NAME,
    /** An account that identifies nobody, by the word of two persons. */
    COLLECTING_ACCOUNT,
    /** The name of a factor or processor, by the word of two persons. */
    COLLECTING_NAME
  }

  /** How often money has to prove an account before it identifies somebody alone. */
  static final int PROVEN_ALONE = 3;

  /** How often analysts have to confirm a name before it counts as one of the customer's. */
  static final int NAME_CONFIRMED = 2;
}
