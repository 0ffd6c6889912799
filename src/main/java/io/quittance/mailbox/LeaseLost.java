package io.quittance.mailbox;

/** Another process took the mailbox over: what this one had in hand is rolled back. */
final class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLost(String mailbox) {
    super("another process polls mailbox " + mailbox + " now");
  }
}
