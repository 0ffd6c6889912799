package io.quittance.workbench;

import io.quittance.advice.model.Drafted;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.document.Document;
import io.quittance.document.PageImages;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.CashPosition;
import io.quittance.ledger.Ledger;
import io.quittance.mailbox.DocumentPasswords;
import io.quittance.mailbox.Mailboxes;
import io.quittance.message.Envelope;
import io.quittance.message.Part;
import io.quittance.message.PartBytes;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import io.quittance.pipeline.AskAboutCase;
import io.quittance.pipeline.MessageDetail;
import io.quittance.pipeline.MessageStatus;
import io.quittance.pipeline.MessageSummary;
import io.quittance.pipeline.Messages;
import io.quittance.pipeline.ReaderInUse;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import io.quittance.review.Decision;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The desk on the running service: each call is one transaction of the caller's tenant. */
@ApplicationScoped
class ServiceDesk implements Desk {
  private static final int PAGE_DPI = 110;
  private static final int MOST_ITEMS = 20;

  private final Messages messages;
  private final DecideCase decideCase;
  private final Receivables receivables;
  private final Ledger ledger;
  private final CashPosition cash;
  private final Mailboxes mailboxes;
  private final ReaderInUse reader;
  private final PageImages images;
  private final DocumentPasswords passwords;
  private final AskAboutCase questions;
  private final InTenant inTenant;
  private final Caller caller;
  private final Clock clock;

  ServiceDesk(
      Messages messages,
      DecideCase decideCase,
      Receivables receivables,
      Ledger ledger,
      CashPosition cash,
      Mailboxes mailboxes,
      ReaderInUse reader,
      PageImages images,
      DocumentPasswords passwords,
      AskAboutCase questions,
      InTenant inTenant,
      Caller caller,
      Clock clock) {
    this.messages = messages;
    this.decideCase = decideCase;
    this.receivables = receivables;
    this.ledger = ledger;
    this.cash = cash;
    this.mailboxes = mailboxes;
    this.reader = reader;
    this.images = images;
    this.passwords = passwords;
    this.questions = questions;
    this.inTenant = inTenant;
    this.caller = caller;
    this.clock = clock;
  }

  @Override
  public Visitor visitor() {
    return new Visitor(caller.tenant().value(), caller.actor());
  }

  @Override
  public Overview overview() {
    List<Overview.MailboxState> boxes =
        mailboxes.statuses(caller.tenant()).stream()
            .map(box -> new Overview.MailboxState(box.name(), box.lastSuccessAt(), box.lastError()))
            .toList();
    Instant today = LocalDate.now(clock).atStartOfDay(ZoneOffset.UTC).toInstant();
    return inTenant.call(
        caller.tenant(),
        () -> {
          CashPosition.Applied applied = cash.appliedSince(today);
          return new Overview(
              messages.counts(),
              applied.count(),
              applied.cash(),
              cash.unapplied(),
              cash.unidentified(),
              boxes,
              new Overview.ReaderState(reader.name(), reader.trouble().orElse(null)));
        });
  }

  @Override
  public MessageList list(Set<MessageStatus> statuses, String query, String cursor, int limit) {
    List<MessageSummary> found =
        inTenant.call(
            caller.tenant(), () -> messages.list(statuses, query, position(cursor), limit + 1));
    if (found.size() <= limit) {
      return new MessageList(found, null);
    }
    MessageSummary last = found.get(limit - 1);
    return new MessageList(
        found.subList(0, limit),
        Cursor.of(last.receivedAt().toString(), last.id().toString()).toString());
  }

  private static Messages.Position position(String cursor) {
    Cursor read = Cursor.fromString(cursor);
    if (read == null) {
      return null;
    }
    List<String> keys = read.keys(2);
    try {
      return new Messages.Position(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    } catch (java.time.DateTimeException | IllegalArgumentException e) {
      throw Cursor.malformed();
    }
  }

  @Override
  public Optional<MessageDetail> detail(UUID message) {
    return inTenant.call(caller.tenant(), () -> messages.detail(message));
  }

  @Override
  public Optional<ReadMessage> documents(UUID message) {
    return inTenant.call(caller.tenant(), () -> messages.documents(message));
  }

  @Override
  public Optional<byte[]> pageImage(UUID message, String part, int page) {
    boolean paper =
        documents(message)
            .flatMap(read -> read.document(part))
            .filter(
                document ->
                    document.kind() == Document.Kind.PDF || document.kind() == Document.Kind.IMAGE)
            .filter(document -> document.pages().size() >= page)
            .isPresent();
    return paper
        ? download(message, part)
            .flatMap(
                file -> images.render(file.content(), page, PAGE_DPI, passwordsOfSender(message)))
        : Optional.empty();
  }

  /** What opened a protected file for the reading opens it for people too. */
  private Passwords passwordsOfSender(UUID message) {
    Optional<String> sender =
        documents(message).map(ReadMessage::envelope).map(Envelope::fromAddress);
    return sender.isEmpty()
        ? Passwords.NONE
        : new Passwords(inTenant.call(caller.tenant(), () -> passwords.of(sender.get())));
  }

  @Override
  public Optional<byte[]> raw(UUID message) {
    return inTenant.call(caller.tenant(), () -> messages.raw(message));
  }

  @Override
  public Optional<PartDownload> download(UUID message, String part) {
    Optional<MessageDetail> detail = detail(message);
    Optional<Part> known =
        detail.flatMap(d -> d.parts().stream().filter(p -> p.path().equals(part)).findFirst());
    return known.flatMap(
        p ->
            raw(message)
                .flatMap(
                    raw ->
                        PartBytes.of(
                            raw, null, part, ReadingLimits.DEFAULT, passwordsOfSender(message)))
                .map(bytes -> new PartDownload(p.name(), bytes)));
  }

  @Override
  public DecisionOutcome decide(UUID review, UUID seen, Decision decision) {
    return decideCase.decide(review, seen, decision);
  }

  @Override
  public DecisionOutcome reverse(String application, String code, String reason) {
    return inTenant.call(
        caller.tenant(),
        () ->
            ledger
                .reverse(
                    application,
                    reason,
                    new ApplicationRequest.Decision(
                        caller.actor(), null, code, reason, null, null, null, null, null))
                .fold(
                    posted ->
                        (DecisionOutcome)
                            new DecisionOutcome.Done(
                                "Reversed by posting " + posted.posting() + "."),
                    refused ->
                        new DecisionOutcome.Refused(
                            refused.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            refused.message())));
  }

  @Override
  public DecisionOutcome reprocess(UUID message) {
    return inTenant.call(
        caller.tenant(),
        () ->
            messages
                .reprocess(caller.tenant(), message)
                .fold(
                    done ->
                        (DecisionOutcome)
                            new DecisionOutcome.Done("It is being read and matched anew."),
                    refused -> new DecisionOutcome.Refused(refused.code(), refused.message())));
  }

  @Override
  public boolean draftsQuestions() {
    return questions.possible(caller.tenant());
  }

  @Override
  public AskAboutCase.Outcome<Drafted> draftQuestion(UUID review) {
    return questions.draft(caller.tenant(), review);
  }

  @Override
  public List<OpenItem> findItems(String query) {
    return inTenant.call(
        caller.tenant(),
        () ->
            receivables.itemsByNumber(List.of(InvoiceNumber.canonical(query))).stream()
                .limit(MOST_ITEMS)
                .toList());
  }
}
