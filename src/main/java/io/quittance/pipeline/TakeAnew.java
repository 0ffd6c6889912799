package io.quittance.pipeline;

import io.quittance.jobs.Job;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.PostingOutcome;
import io.quittance.ledger.ReversalReason;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Puts a reading that was made in shadow in place of the one a message has. A message from which
 * nothing is applied goes the way of one that was just read. What is applied is taken back and
 * applied anew in one transaction, only when that was said in so many words, and only when it comes
 * out as it was shown; what a person decided stays. In the caller's tenant transaction.
 */
@ApplicationScoped
public class TakeAnew {
  private final MessageRows messages;
  private final StandingOfMessage standings;
  private final InShadow shadow;
  private final AdviceRecords records;
  private final ForgetReading forgetReading;
  private final ReadStage readStage;
  private final MatchStage matchStage;
  private final Applications applications;
  private final Ledger ledger;

  TakeAnew(
      MessageRows messages,
      StandingOfMessage standings,
      InShadow shadow,
      AdviceRecords records,
      ForgetReading forgetReading,
      ReadStage readStage,
      MatchStage matchStage,
      Applications applications,
      Ledger ledger) {
    this.messages = messages;
    this.standings = standings;
    this.shadow = shadow;
    this.records = records;
    this.forgetReading = forgetReading;
    this.readStage = readStage;
    this.matchStage = matchStage;
    this.applications = applications;
    this.ledger = ledger;
  }

  /**
   * What was shown before anybody wanted it.
   *
   * @param before fingerprint of the message as it stood
   * @param after fingerprint of what it would come to
   */
  public record Shown(String before, String after) {}

  /** On whose word, and whether what is applied may be taken back. */
  public record Order(String actor, String note, boolean reverse) {}

  public sealed interface Taken {
    /** Nothing was applied; it is matched with the new reading. */
    record Opened() implements Taken {}

    /** What was applied was taken back, and what the new reading proves was applied. */
    record Reversed() implements Taken {}

    /** Nothing was changed. */
    record Left(String code, String reason) implements Taken {}
  }

  /** Thrown to undo what was begun: nothing of it may stay. */
  public static final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;

    private NotTaken(String code, String reason) {
      super(reason);
      this.code = code;
    }

    public Taken.Left left() {
      return new Taken.Left(code, getMessage());
    }
  }

  /**
   * @throws NotTaken when it came out otherwise than shown; the transaction has to be rolled back
   */
  public Taken take(TenantId tenant, UUID id, Anew.Read anew, Shown shown, Order order) {
    MessageRow row = messages.held(id).orElseThrow();
    Standing before = standings.of(row);
    if (!before.fingerprint().equals(shown.before())) {
      return new Taken.Left(
          "changed-since", "The message was decided or read anew since it was compared.");
    }
    if (before.kept() != null) {
      return new Taken.Left(before.kept().code(), before.kept().words());
    }
    if (before.applied().isEmpty()) {
      read(tenant, row, anew);
      return new Taken.Opened();
    }
    Standing after = shadow.after(row, anew, UnderPolicy.IN_FORCE);
    if (after.applied().equals(before.applied())) {
      return new Taken.Left("applied-alike", "The same is applied from it either way.");
    }
    if (!after.fingerprint().equals(shown.after())) {
      return moved();
    }
    if (!order.reverse()) {
      return new Taken.Left(
          "applied", "Cash was applied from it; promote with reverse to take that back.");
    }
    Set<String> keys = new TreeSet<>(AdviceRecords.keys(anew.reading()));
    if (before.reading() != null) {
      keys.addAll(AdviceRecords.keys(before.reading()));
    }
    records.lock(keys);
    takeBack(id, order);
    read(tenant, row, anew);
    matchStage.match(id);
    if (!standings.of(row).applied().equals(after.applied())) {
      Taken.Left left = moved();
      throw new NotTaken(left.code(), left.reason());
    }
    return new Taken.Reversed();
  }

  private static Taken.Left moved() {
    return new Taken.Left(
        "books-moved", "It would come out otherwise than was shown: the books have moved since.");
  }

  private void takeBack(UUID message, Order order) {
    ApplicationRequest.Decision decision =
        new ApplicationRequest.Decision(
            order.actor(),
            null,
            ReversalReason.REPROCESSED,
            order.note(),
            null,
            null,
            null,
            null,
            null);
    Optional<String> next = standing(message);
    while (next.isPresent()) {
      PostingOutcome outcome = ledger.reverse(next.get(), order.note(), decision);
      if (outcome instanceof PostingOutcome.Refused refused) {
        throw new NotTaken("ledger-refused", refused.message());
      }
      next = standing(message);
    }
  }

  private Optional<String> standing(UUID message) {
    return applications.ofMessage(message.toString()).stream()
        .filter(one -> one.state() == AppliedView.State.APPLIED)
        .map(AppliedView::id)
        .findFirst();
  }

  private void read(TenantId tenant, MessageRow row, Anew.Read anew) {
    forgetReading.of(row);
    messages.flush();
    readStage.keep(
        new Job(Stages.READ, tenant, row.id.toString()),
        row.id,
        anew.source(),
        anew.reading(),
        false);
    messages.flush();
  }
}
