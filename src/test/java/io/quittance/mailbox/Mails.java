package io.quittance.mailbox;

import java.nio.charset.StandardCharsets;

/** Mails of the tests. */
final class Mails {
  private Mails() {}

  /** A mail with a Message-ID and some bytes that are not ASCII. */
  static byte[] mail(String name) {
    return mail(name, name, "Zahlung über 12,50 € für " + name);
  }

  static byte[] mail(String messageId, String subject, String body) {
    return ("From: payer@example.com\r\nMessage-ID: <"
            + messageId
            + "@example.com>\r\nSubject: "
            + subject
            + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit"
            + "\r\n\r\n"
            + body
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] raw) {
    return new String(raw, StandardCharsets.UTF_8);
  }
}
