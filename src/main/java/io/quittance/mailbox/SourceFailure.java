package io.quittance.mailbox;

/** A mailbox cannot be read now; the message is shown to people and holds no secret. */
final class SourceFailure extends Exception {
  private static final long serialVersionUID = 1L;

  SourceFailure(String reason, Throwable cause) {
    super(reason, cause);
  }

  SourceFailure(String reason) {
    super(reason);
  }
}
