package io.quittance.mailbox;

/** One kind of mailbox. Every implementation passes {@code MailSourceContract}. */
interface MailSource {
  /**
   * Shows mails that were not taken yet to the sink, oldest first, as many as one session takes:
   * connects, works, closes. Changes nothing in the mailbox.
   *
   * @return whether more are waiting
   * @throws SourceFailure when the mailbox cannot be read, with a reason for people
   */
  boolean read(MailSink sink) throws SourceFailure;
}
