package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.mailbox.ContentStore;
import io.quittance.mailbox.Mailboxes;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Messages as the API and the pages see them. All methods run in the caller's tenant transaction.
 */
@ApplicationScoped
public class Messages {
  private static final int OTHER_ITEMS = 50;

  private final MessageRows rows;
  private final ForgetReading forgetReading;
  private final ContentStore content;
  private final Mailboxes mailboxes;
  private final ReviewCases cases;
  private final Books books;
  private final Applications applications;
  private final Jobs jobs;

  Messages(
      MessageRows rows,
      ForgetReading forgetReading,
      ContentStore content,
      Mailboxes mailboxes,
      ReviewCases cases,
      Books books,
      Applications applications,
      Jobs jobs) {
    this.rows = rows;
    this.forgetReading = forgetReading;
    this.content = content;
    this.mailboxes = mailboxes;
    this.cases = cases;
    this.books = books;
    this.applications = applications;
    this.jobs = jobs;
  }

  /**
   * Messages from new to old.
   *
   * @param statuses empty for all
   * @param query looked for in subject, sender, payer and amount; null for all
   * @param before only messages older than this one, null for the first page
   */
  public List<MessageSummary> list(
      Set<MessageStatus> statuses, String query, Position before, int limit) {
    StringBuilder where = new StringBuilder("1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    if (!statuses.isEmpty()) {
      where.append(" and status in (:statuses)");
      parameters.put("statuses", statuses.stream().map(MessageStatus::text).toList());
    }
    if (query != null && !query.isBlank()) {
      where.append(
          " and (lower(subject) like :query escape '!' or lower(sender) like :query escape '!'"
              + " or lower(payer) like :query escape '!' or amount like :query escape '!')");
      parameters.put(
          "query", "%" + literal(query.strip().toLowerCase(java.util.Locale.ROOT)) + "%");
    }
    if (before != null) {
      where.append(" and (receivedAt < :at or (receivedAt = :at and id < :id))");
      parameters.put("at", before.receivedAt());
      parameters.put("id", before.id());
    }
    return rows
        .find(where + " order by receivedAt desc, id desc", parameters)
        .page(0, limit)
        .list()
        .stream()
        .map(Messages::summary)
        .toList();
  }

  /** Where a page of the list ends. */
  public record Position(Instant receivedAt, UUID id) {}

  /**
   * A proposal as a list shows it.
   *
   * @param message null for a payment that no message explains
   * @param createdAt null for one that is not kept
   */
  public record ListedProposal(MessageDetail.ProposalView view, UUID message, Instant createdAt) {}

  /**
   * Current proposals from new to old.
   *
   * @param state open, applied or rejected; null for all
   * @param before only older ones, null for the first page
   */
  public List<ListedProposal> proposals(String state, Position before, int limit) {
    return rows.proposals(state, before, limit).stream().map(this::listed).toList();
  }

  /** A proposal with the books it speaks of, whatever it is about. */
  public Optional<MessageDetail.ProposalView> proposal(UUID id) {
    return rows.proposal(id).map(this::view);
  }

  MessageDetail.ProposalView view(ProposalRow row) {
    return view(row, cases.of(subject(row)));
  }

  ListedProposal listed(ProposalRow row) {
    return new ListedProposal(view(row), row.message, row.createdAt);
  }

  /** A proposal that is shown and not stored: no case is about it. */
  MessageDetail.ProposalView notKept(ProposalRow row) {
    return view(row, List.of());
  }

  private static Subject subject(ProposalRow row) {
    return row.message == null ? Subject.payment(row.payment) : Subject.message(row.message);
  }

  /** How many messages stand where; statuses without any are missing. */
  public Map<MessageStatus, Long> counts() {
    return rows
        .getEntityManager()
        .createQuery("select status, count(*) from MessageRow group by status", Object[].class)
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> MessageStatus.of((String) row[0]), row -> (Long) row[1]));
  }

  public Optional<MessageDetail> detail(UUID id) {
    return rows.findByIdOptional(id).map(this::detail);
  }

  /** Everything visible in the message's documents, or empty while it was not read. */
  public Optional<ReadMessage> documents(UUID id) {
    return known(id)
        ? content.loadDerived(id, ReadStage.DOCUMENTS).map(ReadMessageJson::read)
        : Optional.empty();
  }

  /** The mail as it was received, byte for byte. */
  public Optional<byte[]> raw(UUID id) {
    return known(id) ? content.load(id) : Optional.empty();
  }

  /**
   * Reads and matches the message anew. What was posted from it stays: it changes only by reversal.
   */
  public DecisionOutcome reprocess(TenantId tenant, UUID id) {
    Optional<MessageRow> found = rows.held(id);
    if (found.isEmpty()) {
      return new DecisionOutcome.Refused("unknown-message", "There is no message " + id + ".");
    }
    MessageRow row = found.get();
    if (applications.ofMessage(id.toString()).stream()
        .anyMatch(applied -> applied.state() == AppliedView.State.APPLIED)) {
      return new DecisionOutcome.Refused(
          "already-applied",
          "Cash was applied from this message. Reverse the applications first, then reprocess it.");
    }
    if (!content.has(id)) {
      return new DecisionOutcome.Refused(
          "nothing-to-read",
          "The mail's bytes are not here: it was never fetched, or its content was erased.");
    }
    forgetReading.of(row);
    jobs.enqueue(new Job(Stages.READ, tenant, id.toString()));
    return new DecisionOutcome.Done(row.status);
  }

  /** Takes in a mail that came by another way than a mailbox, in a transaction of its own. */
  public UUID accept(TenantId tenant, byte[] raw, String by) {
    return mailboxes.accept(tenant, raw, by);
  }

  private boolean known(UUID id) {
    return rows.findByIdOptional(id).isPresent();
  }

  static MessageSummary summary(MessageRow row) {
    return new MessageSummary(
        row.id,
        row.subject,
        row.sender,
        row.receivedAt,
        row.status(),
        PipelineJson.readReasons(row.reasons),
        row.payer,
        row.amount,
        row.currency,
        row.advices);
  }

  private MessageDetail detail(MessageRow row) {
    Reading reading = row.reading == null ? null : ReadingJson.read(row.reading);
    List<ReviewCase> open = cases.ofMessage(row.id);
    return new MessageDetail(
        summary(row),
        rows.parts(row.id).stream().map(PartRow::part).toList(),
        reading,
        rows.proposals(row.id).stream().map(proposal -> view(proposal, open)).toList(),
        applications.ofMessage(row.id.toString()).stream().map(this::view).toList(),
        row.duplicateOf,
        open.stream()
            .filter(c -> c.proposal() == null)
            .map(ReviewCase::id)
            .findFirst()
            .orElse(null));
  }

  private MessageDetail.ProposalView view(ProposalRow row, List<ReviewCase> open) {
    Proposal proposal = PipelineJson.readProposal(row.body);
    Payment payment =
        proposal.payment() == null ? null : books.payment(proposal.payment()).orElse(null);
    Customer customer =
        proposal.customer() == null ? null : books.customer(proposal.customer()).orElse(null);
    Set<String> named = new LinkedHashSet<>();
    proposal.applications().forEach(application -> named.add(application.openItem()));
    List<OpenItem> items = named.stream().map(books::item).flatMap(Optional::stream).toList();
    List<OpenItem> others =
        customer == null
            ? List.of()
            : books.openItems(customer.id()).stream()
                .filter(item -> !named.contains(item.id()))
                .limit(OTHER_ITEMS)
                .toList();
    UUID review =
        open.stream()
            .filter(c -> row.id.equals(c.proposal()))
            .map(ReviewCase::id)
            .findFirst()
            .orElse(null);
    return new MessageDetail.ProposalView(
        row.id, row.advice, proposal, row.state, review, payment, customer, items, others);
  }

  private MessageDetail.ApplicationView view(AppliedView applied) {
    return new MessageDetail.ApplicationView(
        applied.id(),
        applied.payment(),
        applied.openItem(),
        books.item(applied.openItem()).map(OpenItem::number).orElse(null),
        applied.currency(),
        applied.amount(),
        applied.discount(),
        applied.writeOff(),
        applied.state() == AppliedView.State.REVERSED ? "reversed" : "applied",
        applied.decidedBy(),
        applied.recordedAt());
  }

  private static String literal(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
