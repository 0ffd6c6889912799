package io.quittance.mailbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The mailbox that is polled and the limits of polling: {@code QUITTANCE_MAILBOX_*}. */
@ConfigMapping(prefix = "quittance.mailbox")
interface MailboxSettings {
  /** {@code imap[s]://user@host:port/folder}; the password comes apart. */
  Optional<String> url();

  Optional<String> password();

  /** A folder of .eml files, polled besides or instead. */
  Optional<String> folder();

  /** Seconds between two polls; without it 30. */
  OptionalInt poll();

  /** Whose mails these are; may be left out when there is one tenant. */
  Optional<String> tenant();

  Optional<String> legalEntity();

  @WithDefault("leave")
  MailAccount.Filing filing();

  @WithDefault("Processed")
  String filedFolder();

  /** A larger mail is recorded and not fetched. */
  @WithDefault("41943040")
  long maxMailBytes();

  /** Mails that one session takes at most. */
  @WithDefault("200")
  int batchMails();

  /** Mails and bytes that one command fetches at most. */
  @WithDefault("20")
  int chunkMails();

  @WithDefault("4194304")
  long chunkBytes();

  @WithDefault("PT10S")
  Duration connectTimeout();

  @WithDefault("PT60S")
  Duration readTimeout();

  /** A session that lasts longer is cut. */
  @WithDefault("PT5M")
  Duration deadline();

  /** Attempts before a mail that cannot be taken is recorded as such. */
  @WithDefault("5")
  int maxAttempts();

  /** How long a process keeps a mailbox without a sign of life. */
  @WithDefault("PT2M")
  Duration lease();
}
