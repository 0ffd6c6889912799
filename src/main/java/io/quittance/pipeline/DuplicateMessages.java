package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import io.quittance.matching.ReasonCode;
import io.quittance.review.ReviewCases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages whose place another one takes: one that said the same before, or a later one of the same
 * sender about the same payment. Nothing is posted from them.
 */
@ApplicationScoped
class DuplicateMessages {
  private static final MessageSummary.Reason SAID_BEFORE =
      new MessageSummary.Reason(
          "duplicate",
          "Another message said the same before: payment, amount and every line are equal.");

  private final SaidBefore saidBefore;
  private final AdviceRecords records;
  private final ReviewCases cases;
  private final ChangedKeys changed;
  private final Clock clock;

  DuplicateMessages(
      SaidBefore saidBefore,
      AdviceRecords records,
      ReviewCases cases,
      ChangedKeys changed,
      Clock clock) {
    this.saidBefore = saidBefore;
    this.records = records;
    this.cases = cases;
    this.changed = changed;
    this.clock = clock;
  }

  /** What this message says nobody may say after it: true when it came second and is over. */
  boolean endedAsSaidBefore(MessageRow row, Reading reading) {
    Optional<UUID> first = saidBefore.claim(row.id, reading);
    first.ifPresent(message -> end(row, reading, message, SAID_BEFORE));
    return first.isPresent();
  }

  /**
   * True when it is over because a later message takes its place.
   *
   * @param current its proposals, by which nothing may have been decided yet
   */
  boolean endedAsReplaced(
      MessageRow row, ReadMessage source, Reading reading, Collection<ProposalRow> current) {
    Optional<UUID> successor = records.successor(row.id, source, reading);
    if (successor.isEmpty() || !current.stream().allMatch(ProposalRow::open)) {
      return false;
    }
    current.forEach(proposal -> proposal.state = ProposalRow.SUPERSEDED);
    end(row, reading, successor.get(), replacedBy(successor.get()));
    return true;
  }

  /** True when either would end a message that nothing was decided of; leaves no mark. */
  boolean wouldEnd(UUID message, ReadMessage source, Reading reading) {
    return saidBefore.look(message, reading).isPresent()
        || records.successor(message, source, reading).isPresent();
  }

  private static MessageSummary.Reason replacedBy(UUID later) {
    return new MessageSummary.Reason(
        ReasonCode.SUPERSEDED.text(),
        "Message %s, sent later by the same sender about the same payment, takes the place of it."
            .formatted(later));
  }

  private void end(MessageRow row, Reading reading, UUID of, MessageSummary.Reason why) {
    row.status = MessageStatus.DUPLICATE.text();
    row.duplicateOf = of;
    row.reasons = PipelineJson.write(List.of(why));
    row.changedAt = clock.instant();
    cases.supersede(row.id);
    changed.advices(reading, row.id);
  }
}
