package io.quittance.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes mails for tests, byte by byte as given. */
public final class MailText {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  public static MailText with(String... lines) {
    return new MailText().lines(lines);
  }

  /** The usual headers, with more before the blank line. */
  public static MailText headers(String subject, String... more) {
    return with(
            "From: \"Payables\" <ap@payer.example>",
            "To: remit@seller.example",
            "Subject: " + subject,
            "Date: Thu, 18 Jun 2026 09:30:00 +0200",
            "Message-ID: <1@payer.example>",
            "MIME-Version: 1.0")
        .lines(more);
  }

  public MailText lines(String... lines) {
    for (String line : lines) {
      raw((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  public MailText base64(byte[] content) {
    return lines(Base64.getMimeEncoder().encodeToString(content));
  }

  public MailText raw(byte[] more) {
    bytes.write(more, 0, more.length);
    return this;
  }

  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
