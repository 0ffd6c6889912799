package io.quittance.mailbox;

import io.quittance.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;

/**
 * A source of mails that is polled.
 *
 * @param name identifies the account within the tenant and must stay the same over restarts
 * @param address for people, without password: {@code imaps://ar@mail.example:993/INBOX}
 * @param secure TLS from the first byte
 * @param folder the mail folder, or for a folder of files its path
 * @param password never stored and never logged
 * @param legalEntity whose mailbox it is, a hint
 */
public record MailAccount(
    String name,
    TenantId tenant,
    Kind kind,
    String address,
    String host,
    int port,
    boolean secure,
    String user,
    Optional<String> password,
    String folder,
    Optional<String> legalEntity,
    Filing filing,
    String filedFolder,
    Duration poll) {

  public enum Kind {
    IMAP,
    FOLDER
  }

  /** What happens to a mail in its mailbox once it is taken; by default nothing. */
  public enum Filing {
    LEAVE,
    MOVE
  }

  @Override
  public String toString() {
    return name + " of " + tenant + " at " + address;
  }
}
