package io.quittance.mailbox;

import java.util.Set;

/**
 * Takes what a source shows. Each call is one committed transaction; an exception from here ends
 * the session.
 */
interface MailSink {
  /**
   * Told first by a source that numbers its mails.
   *
   * @return the number of the last mail that was taken; 0 when the numbering began anew
   */
  long begin(long validity);

  /** Mails to try again, by number, although the cursor has passed them. */
  Set<Long> troubled();

  /** Whether this place was taken before; lets a source spare the reading. */
  boolean knows(String locator);

  void found(MailPlace place, byte[] raw);

  void tooLarge(MailPlace place, MailFacts facts);

  /** The mail cannot be taken now: passed, and tried again at the next poll. */
  void failed(MailPlace place, String reason);

  /** A mail to be tried again is not there any more. */
  void gone(String locator);
}
