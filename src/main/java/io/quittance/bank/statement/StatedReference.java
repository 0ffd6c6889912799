package io.quittance.bank.statement;

/**
 * A name that bank or payer gave a transaction.
 *
 * @param type {@code endToEndId}, {@code creditorReference}, {@code document} and others
 */
public record StatedReference(String type, String value) {
  /** The payer's own reference, that also a return of the money carries. */
  public static final String END_TO_END = "endToEndId";

  public static final String BANK = "bankReference";
}
