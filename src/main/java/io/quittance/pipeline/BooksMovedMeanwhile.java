package io.quittance.pipeline;

/**
 * The ledger refused a part of what only counts as a whole: the transaction is rolled back, and the
 * job is run again on the books as they are now.
 */
final class BooksMovedMeanwhile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BooksMovedMeanwhile(String message) {
    super(message);
  }
}
