package io.quittance.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quittance.audit.AuditLog;
import io.quittance.review.DecisionOutcome.Done;
import io.quittance.review.DecisionOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** The analysts' queue. All methods run in the caller's tenant transaction. */
@ApplicationScoped
public class ReviewCases {
  /** Of a decision that waits for a second person. */
  public static final String AWAITING_APPROVAL = "awaiting-approval";

  private final Rows rows;
  private final Instance<CarryOut> carryOuts;
  private final AuditLog audit;
  private final ObjectMapper json;
  private final Clock clock;

  ReviewCases(
      Rows rows,
      @Any Instance<CarryOut> carryOuts,
      AuditLog audit,
      ObjectMapper json,
      Clock clock) {
    this.rows = rows;
    this.carryOuts = carryOuts;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** Puts a case before the analysts. */
  public UUID open(Subject subject, UUID proposal, List<ReviewCase.Reason> reasons) {
    ReviewCaseRow row = new ReviewCaseRow();
    row.id = UUID.randomUUID();
    row.about(subject);
    row.proposal = proposal;
    row.reasons = write(reasons);
    row.state = "open";
    row.openedAt = clock.instant();
    rows.persist(row);
    return row.id;
  }

  /**
   * Takes the open cases about one proposal off the queue: another proposal has taken its place.
   */
  public void supersedeProposal(UUID proposal) {
    rows.update(
        "state = 'superseded', closedAt = ?1, revision = revision + 1 where proposal = ?2 and state"
            + " = 'open'",
        clock.instant(),
        proposal);
  }

  /** Takes the message's open cases off the queue, because what they were about has changed. */
  public void supersede(UUID message) {
    rows.update(
        "state = 'superseded', closedAt = ?1, revision = revision + 1 where message = ?2 and state"
            + " = 'open'",
        clock.instant(),
        message);
  }

  /** As {@link #supersede(UUID)}, of whatever the subject is. */
  public void supersede(Subject subject) {
    if (subject.kind() == Subject.Kind.MESSAGE) {
      supersede(UUID.fromString(subject.id()));
      return;
    }
    rows.update(
        "state = 'superseded', closedAt = ?1, revision = revision + 1 where subjectKind = ?2 and"
            + " subject = ?3 and state = 'open'",
        clock.instant(),
        subject.kind().stored(),
        subject.id());
  }

  /**
   * Until the transaction ends nobody decides an open case of the subject, and what somebody is
   * deciding right now is waited for. To be called before what a decision changes is read.
   */
  public void hold(Subject subject) {
    // The second look sees what was opened while the first one waited.
    for (int look = 0; look < 2; look++) {
      rows.find(
              "subjectKind = ?1 and subject = ?2 and state = 'open' order by openedAt, id",
              subject.kind().stored(),
              subject.id())
          .withLock(LockModeType.PESSIMISTIC_WRITE)
          .list();
    }
  }

  public Optional<ReviewCase> find(UUID id) {
    return rows.findByIdOptional(id).map(this::view);
  }

  /** Open cases of the message, oldest first. */
  public List<ReviewCase> ofMessage(UUID message) {
    return rows
        .find("message = ?1 and state = 'open' order by openedAt, id", message)
        .list()
        .stream()
        .map(this::view)
        .toList();
  }

  /** Open cases of the subject, oldest first. */
  public List<ReviewCase> of(Subject subject) {
    if (subject.kind() == Subject.Kind.MESSAGE) {
      return ofMessage(UUID.fromString(subject.id()));
    }
    return rows
        .find(
            "subjectKind = ?1 and subject = ?2 and state = 'open' order by openedAt, id",
            subject.kind().stored(),
            subject.id())
        .list()
        .stream()
        .map(this::view)
        .toList();
  }

  /** Open cases after the given one in order of age. */
  public List<ReviewCase> openAfter(Instant openedAt, UUID id, int limit) {
    return rows
        .find(
            "state = 'open' and (openedAt > ?1 or (openedAt = ?1 and id > ?2)) order by openedAt,"
                + " id",
            openedAt,
            id)
        .page(0, limit)
        .list()
        .stream()
        .map(this::view)
        .toList();
  }

  /** As {@link #openAfter}, of those about no message and those that await a second person. */
  public List<ReviewCase> openOfOthersAfter(Instant openedAt, UUID id, int limit) {
    return rows
        .find(
            "state = 'open' and (message is null or awaiting is not null) and (openedAt > ?1 or"
                + " (openedAt = ?1 and id > ?2)) order by openedAt, id",
            openedAt,
            id)
        .page(0, limit)
        .list()
        .stream()
        .map(this::view)
        .toList();
  }

  /**
   * Decides an open case: all of it or nothing. Of two people one wins, the other is told. A
   * decision above the limit of whoever makes it waits on the case for {@link #approve}.
   *
   * @param revision the revision the person saw, or null when they do not say
   */
  public DecisionOutcome decide(UUID id, Decision decision, Long revision, DecidedBy by) {
    ReviewCaseRow row = rows.findById(id, LockModeType.PESSIMISTIC_WRITE);
    Optional<Refused> gone = gone(row, id, revision);
    if (gone.isPresent()) {
      return gone.get();
    }
    if (row.awaiting != null) {
      return new Refused(
          "awaiting-approval",
          "A decision of "
              + awaiting(row).actor()
              + " awaits approval; accept or reject that first. Yours was not carried out.");
    }
    if (decision.action() == null) {
      return new Refused("no-action", "The decision names no action.");
    }
    DecisionOutcome outcome = carryOut(row, decision, by);
    if (outcome instanceof Refused refused && refused.code().equals(Refused.NEEDS_APPROVAL)) {
      return await(row, decision, by, refused.message());
    }
    if (outcome instanceof Done) {
      close(row, decision, decision.note(), by);
    }
    return outcome;
  }

  /**
   * A second person's word on a decision that waits: accepted it is carried out, rejected the case
   * is before everybody again. Refused by name when it is the person's own decision, when the
   * person may not give that much either, or when what it was about has changed.
   */
  public DecisionOutcome approve(
      UUID id, Approval approval, Long revision, String person, Set<String> groups) {
    ReviewCaseRow row = rows.findById(id, LockModeType.PESSIMISTIC_WRITE);
    Optional<Refused> gone = gone(row, id, revision);
    if (gone.isPresent()) {
      return gone.get();
    }
    if (row.awaiting == null) {
      return new Refused("nothing-awaits-approval", "No decision on this case awaits approval.");
    }
    if (approval.approval() == null) {
      return new Refused("no-approval", "Say accept or reject.");
    }
    Awaiting waiting = awaiting(row);
    return approval.approval() == Approval.Word.REJECT
        ? turnDown(row, waiting, approval.note(), person)
        : accept(row, waiting, approval.note(), person, groups);
  }

  private DecisionOutcome accept(
      ReviewCaseRow row, Awaiting waiting, String note, String person, Set<String> groups) {
    if (person.equals(waiting.actor())) {
      return new Refused(
          "own-decision",
          "Nobody approves an own decision; another person with the limit does. It still waits.");
    }
    Decision decision = waiting.decision();
    if (!waiting.facts().equals(facts(row, decision))) {
      return new Refused(
          "changed-meanwhile",
          "The payment or an item has changed since "
              + waiting.actor()
              + " decided; nothing was posted. Reject the decision and make it again.");
    }
    DecidedBy both = DecidedBy.one(waiting.actor(), waiting.groups()).acceptedBy(person, groups);
    DecisionOutcome outcome = carryOut(row, decision, both);
    if (outcome instanceof Refused refused && refused.code().equals(Refused.NEEDS_APPROVAL)) {
      return new Refused(
          "above-own-limit",
          "It is above the limit of "
              + person
              + ", too; somebody else with the limit approves it. It still waits.");
    }
    if (outcome instanceof Done) {
      close(row, decision, said(waiting, note), both);
    }
    return outcome;
  }

  private static String said(Awaiting waiting, String note) {
    String first = waiting.decision().note();
    return first == null || note == null ? (first == null ? note : first) : first + "\n" + note;
  }

  private DecisionOutcome turnDown(
      ReviewCaseRow row, Awaiting waiting, String note, String person) {
    if (note == null || note.isBlank()) {
      return new Refused("note-required", "Say in the note why it is rejected.");
    }
    row.awaiting = null;
    audit.record(
        "review.approval-rejected", row.id.toString(), person, Map.of("actor", waiting.actor()));
    return new Done("open");
  }

  private DecisionOutcome await(ReviewCaseRow row, Decision decision, DecidedBy by, String reason) {
    row.awaiting =
        write(
            new Awaiting(
                by.actor(), by.groups(), clock.instant(), decision, facts(row, decision), reason));
    audit.record(
        "review.awaits-approval", row.id.toString(), by.actor(), Map.of("action", name(decision)));
    return new Done(AWAITING_APPROVAL);
  }

  private static Optional<Refused> gone(ReviewCaseRow row, UUID id, Long revision) {
    if (row == null) {
      return Optional.of(new Refused("unknown-case", "There is no case " + id + "."));
    }
    if (row.state.equals("open") && (revision == null || revision == row.revision)) {
      return Optional.empty();
    }
    return Optional.of(
        new Refused(
            "already-decided",
            "The case was "
                + (row.actor == null ? "changed" : "decided by " + row.actor)
                + " meanwhile; your decision was not carried out. Look at it again."));
  }

  private DecisionOutcome carryOut(ReviewCaseRow row, Decision decision, DecidedBy by) {
    Subject subject = row.about();
    return owner(subject)
        .map(one -> one.carryOut(subject, row.proposal, decision, by))
        .orElseGet(() -> dismiss(subject, decision));
  }

  private String facts(ReviewCaseRow row, Decision decision) {
    Subject subject = row.about();
    return owner(subject).map(one -> one.facts(subject, row.proposal, decision)).orElse("");
  }

  private Optional<CarryOut> owner(Subject subject) {
    return carryOuts.stream().filter(one -> one.kind() == subject.kind()).findFirst();
  }

  /** What nobody carries out anything on can be read, commented and laid aside. */
  private static DecisionOutcome dismiss(Subject subject, Decision decision) {
    String kind = subject.kind().stored();
    if (decision.action() != Decision.Action.REJECT) {
      return new Refused(
          "action-not-available",
          "A case of kind " + kind + " can be rejected with a note; nothing else was done.");
    }
    return decision.note() == null || decision.note().isBlank()
        ? new Refused("note-required", "Say in the note why it is rejected.")
        : new Done("decided");
  }

  private void close(ReviewCaseRow row, Decision decision, String note, DecidedBy by) {
    // Carrying it out may have superseded the message's cases: this one was decided all the same.
    rows.getEntityManager().refresh(row);
    row.state = "decided";
    row.closedAt = clock.instant();
    row.action = name(decision);
    row.actor = by.actor();
    row.approver = by.approver();
    row.note = note;
    row.decision = write(decision);
    row.awaiting = null;
    Map<String, String> detail = new TreeMap<>(Map.of(row.subjectKind, row.about().id()));
    if (by.approver() != null) {
      detail.put("approver", by.approver());
    }
    audit.record("review." + name(decision), row.id.toString(), by.actor(), detail);
  }

  private static String name(Decision decision) {
    return decision.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private ReviewCase view(ReviewCaseRow row) {
    return new ReviewCase(
        row.id,
        row.about(),
        row.message,
        row.proposal,
        read(row.reasons),
        ReviewCase.State.valueOf(row.state.toUpperCase(Locale.ROOT)),
        row.openedAt,
        row.closedAt,
        row.action,
        row.actor,
        row.note,
        row.approver,
        row.awaiting == null ? null : awaiting(row).shown(),
        row.revision);
  }

  private Awaiting awaiting(ReviewCaseRow row) {
    try {
      return json.readValue(row.awaiting, Awaiting.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a decision that awaits approval cannot be read", e);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a case cannot be written as JSON", e);
    }
  }

  private List<ReviewCase.Reason> read(String reasons) {
    try {
      return json.readValue(reasons, new TypeReference<List<ReviewCase.Reason>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a case's reasons cannot be read", e);
    }
  }

  @ApplicationScoped
  static class Rows implements PanacheRepositoryBase<ReviewCaseRow, UUID> {}
}
