package io.quittance.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quittance.audit.AuditLog;
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
import java.util.UUID;

/** The analysts' queue. All methods run in the caller's tenant transaction. */
@ApplicationScoped
public class ReviewCases {
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

  /** As {@link #openAfter}, of those that are about no message. */
  public List<ReviewCase> openOfOthersAfter(Instant openedAt, UUID id, int limit) {
    return rows
        .find(
            "state = 'open' and message is null and (openedAt > ?1 or (openedAt = ?1 and id > ?2))"
                + " order by openedAt, id",
            openedAt,
            id)
        .page(0, limit)
        .list()
        .stream()
        .map(this::view)
        .toList();
  }

  /**
   * Decides an open case: all of it or nothing. Of two people one wins, the other is told.
   *
   * @param revision the revision the person saw, or null when they do not say
   */
  public DecisionOutcome decide(UUID id, Decision decision, Long revision, String actor) {
    ReviewCaseRow row = rows.findById(id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      return new DecisionOutcome.Refused("unknown-case", "There is no case " + id + ".");
    }
    if (!row.state.equals("open") || (revision != null && revision != row.revision)) {
      return new DecisionOutcome.Refused(
          "already-decided",
          "The case was "
              + (row.actor == null ? "changed" : "decided by " + row.actor)
              + " meanwhile; your decision was not carried out. Look at it again.");
    }
    if (decision.action() == null) {
      return new DecisionOutcome.Refused("no-action", "The decision names no action.");
    }
    DecisionOutcome outcome = carryOut(row, decision, actor);
    if (outcome instanceof DecisionOutcome.Done) {
      close(row, decision, actor);
    }
    return outcome;
  }

  private DecisionOutcome carryOut(ReviewCaseRow row, Decision decision, String actor) {
    Subject subject = row.about();
    return carryOuts.stream()
        .filter(one -> one.kind() == subject.kind())
        .findFirst()
        .map(one -> one.carryOut(subject, row.proposal, decision, actor))
        .orElseGet(() -> dismiss(subject, decision));
  }

  /** What nobody carries out anything on can be read, commented and laid aside. */
  private static DecisionOutcome dismiss(Subject subject, Decision decision) {
    String kind = subject.kind().stored();
    if (decision.action() != Decision.Action.REJECT) {
      return new DecisionOutcome.Refused(
          "action-not-available",
          "A case of kind " + kind + " can be rejected with a note; nothing else was done.");
    }
    return decision.note() == null || decision.note().isBlank()
        ? new DecisionOutcome.Refused("note-required", "Say in the note why it is rejected.")
        : new DecisionOutcome.Done("decided");
  }

  private void close(ReviewCaseRow row, Decision decision, String actor) {
    String action = decision.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
    // Carrying it out may have superseded the message's cases: this one was decided all the same.
    rows.getEntityManager().refresh(row);
    row.state = "decided";
    row.closedAt = clock.instant();
    row.action = action;
    row.actor = actor;
    row.note = decision.note();
    row.decision = write(decision);
    audit.record(
        "review." + action, row.id.toString(), actor, Map.of(row.subjectKind, row.about().id()));
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
        row.revision);
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
