package io.quittance.mailbox;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a mail came from.
 *
 * @param mailbox the account or folder it was found in; empty for a mail handed in
 * @param name the mailbox's name, or who handed the mail in
 * @param locator the mail's place in its source, unique there
 * @param legalEntity whose mailbox it is, a hint only
 */
public record Origin(
    Kind kind, Optional<UUID> mailbox, String name, String locator, Optional<String> legalEntity) {

  public enum Kind {
    IMAP,
    FOLDER,
    API
  }
}
