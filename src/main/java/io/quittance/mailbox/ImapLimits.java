package io.quittance.mailbox;

import java.time.Duration;

/**
 * What one session with a mail server may take.
 *
 * @param deadline after which the session is cut whatever it does
 */
record ImapLimits(
    Duration connectTimeout,
    Duration readTimeout,
    Duration deadline,
    long maxMailBytes,
    int batchMails,
    int chunkMails,
    long chunkBytes) {

  static ImapLimits of(MailboxSettings settings) {
    return new ImapLimits(
        settings.connectTimeout(),
        settings.readTimeout(),
        settings.deadline(),
        settings.maxMailBytes(),
        settings.batchMails(),
        settings.chunkMails(),
        settings.chunkBytes());
  }
}
