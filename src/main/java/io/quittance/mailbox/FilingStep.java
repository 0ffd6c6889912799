package io.quittance.mailbox;

import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.jboss.logging.Logger;

/**
 * Moves a taken mail out of the way, where the mailbox's filing says so: a step of its own, after
 * everything else is committed, whose failure is a warning and changes nothing else.
 *
 * <p>Looks again before it acts: the same UIDVALIDITY, and under the UID a mail with the same
 * Message-ID. Moves with MOVE, or copies, has the copy confirmed and removes exactly this UID
 * (UIDPLUS); a server that can do neither keeps its mail where it is, because a plain EXPUNGE would
 * remove the mails of others.
 */
@ApplicationScoped
public class FilingStep {
  private static final Logger LOG = Logger.getLogger(FilingStep.class);

  private final InTenant inTenant;
  private final EntityManager entities;
  private final ContentStore contents;
  private final MailboxPolling polling;
  private final MailboxSettings settings;

  FilingStep(
      InTenant inTenant,
      EntityManager entities,
      ContentStore contents,
      MailboxPolling polling,
      MailboxSettings settings) {
    this.inTenant = inTenant;
    this.entities = entities;
    this.contents = contents;
    this.polling = polling;
    this.settings = settings;
  }

  /**
   * What became of it.
   *
   * @param reason why the mail stays where it is; null when it was moved
   */
  public record Outcome(boolean moved, String reason) {
    static Outcome left(String reason) {
      return new Outcome(false, reason);
    }
  }

  private record Place(String mailbox, String locator, Optional<String> messageId) {}

  /** Files the mail of a message, if its mailbox is to be filed; runs outside of transactions. */
  public Outcome file(TenantId tenant, UUID message) {
    Optional<Place> place = inTenant.call(tenant, () -> place(message));
    if (place.isEmpty()) {
      return Outcome.left("it did not come from a mailbox");
    }
    Optional<MailAccount> account =
        polling.accounts().stream()
            .filter(known -> known.tenant().equals(tenant))
            .filter(known -> known.name().equals(place.get().mailbox()))
            .findFirst();
    if (account.isEmpty()) {
      return Outcome.left("its mailbox is polled no more");
    }
    Outcome outcome = file(account.get(), place.get().locator(), place.get().messageId());
    if (!outcome.moved() && account.get().filing() == MailAccount.Filing.MOVE) {
      LOG.warnf("mail of message %s was not filed: %s; it stays", message, outcome.reason());
    }
    return outcome;
  }

  /** Files the mail at this place of the account. */
  Outcome file(MailAccount account, String locator, Optional<String> messageId) {
    if (account.filing() != MailAccount.Filing.MOVE || account.kind() != MailAccount.Kind.IMAP) {
      return Outcome.left("its mailbox is left as it is");
    }
    if (messageId.isEmpty()) {
      return Outcome.left("it has no Message-ID by which it could be recognised");
    }
    ImapLimits limits = ImapLimits.of(settings);
    try (ImapSession session = ImapSession.open(account, limits, Folder.READ_WRITE)) {
      return move(session, account, locator, messageId.get());
    } catch (SourceFailure | MessagingException e) {
      return Outcome.left(String.valueOf(e.getMessage()));
    }
  }

  private static Outcome move(
      ImapSession session, MailAccount account, String locator, String messageId)
      throws MessagingException {
    long uid = Long.parseLong(locator.substring(locator.lastIndexOf('/') + 1));
    if (!locator.equals(session.locator(session.validity(), uid))) {
      return Outcome.left("the mailbox was rebuilt since");
    }
    if (!messageId.equals(session.facts(uid).messageId())) {
      return Outcome.left("another mail, or none, lies at its place");
    }
    IMAPFolder folder = session.folder();
    Folder target = folder.getStore().getFolder(account.filedFolder());
    if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
      return Outcome.left("there is no folder " + account.filedFolder());
    }
    if (session.hasCapability("MOVE")) {
      command(folder, "UID MOVE " + uid, account.filedFolder());
      return new Outcome(true, null);
    }
    if (!session.hasCapability("UIDPLUS")) {
      return Outcome.left("the server can neither MOVE nor remove a single mail");
    }
    List<Response> copied = command(folder, "UID COPY " + uid, account.filedFolder());
    if (copied.stream().noneMatch(response -> response.toString().contains("COPYUID"))) {
      return Outcome.left("the server did not confirm the copy");
    }
    command(folder, "UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)", null);
    command(folder, "UID EXPUNGE " + uid, null);
    return new Outcome(true, null);
  }

  private static List<Response> command(IMAPFolder folder, String text, String mailbox)
      throws MessagingException {
    Response[] responses =
        (Response[])
            folder.doCommand(
                protocol -> {
                  Argument argument = null;
                  if (mailbox != null) {
                    argument = new Argument();
                    argument.writeString(BASE64MailboxEncoder.encode(mailbox));
                  }
                  Response[] answers = protocol.command(text, argument);
                  protocol.notifyResponseHandlers(answers);
                  protocol.handleResult(answers[answers.length - 1]);
                  return answers;
                });
    return Arrays.asList(responses);
  }

  private Optional<Place> place(UUID message) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select m.name, r.locator from received_mail r "
                    + "join mailbox m on m.id = r.mailbox where r.id = :message")
            .setParameter("message", message)
            .getResultList();
    Optional<String> messageId =
        contents.load(message).flatMap(raw -> RawHeaders.of(raw).first("Message-ID"));
    return rows.stream()
        .map(Object[].class::cast)
        .findFirst()
        .map(row -> new Place((String) row[0], (String) row[1], messageId));
  }
}
