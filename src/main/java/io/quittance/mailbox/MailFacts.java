package io.quittance.mailbox;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/** What a source tells about a mail without giving its bytes; each may be null. */
record MailFacts(String messageId, String subject, String from) {
  static final MailFacts NONE = new MailFacts(null, null, null);

  static MailFacts of(byte[] headerBlock) {
    RawHeaders headers = RawHeaders.of(headerBlock);
    return new MailFacts(
        headers.first("Message-ID").orElse(null),
        headers.first("Subject").map(MailFacts::decoded).orElse(null),
        headers.first("From").map(MailFacts::decoded).orElse(null));
  }

  private static String decoded(String value) {
    String text;
    try {
      text = MimeUtility.decodeText(value);
    } catch (UnsupportedEncodingException e) {
      text = value;
    }
    // The database takes no zero byte; a mail that cannot be recorded would stop its mailbox.
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
