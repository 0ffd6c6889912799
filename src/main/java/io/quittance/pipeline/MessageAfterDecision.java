package io.quittance.pipeline;

import io.quittance.review.DecisionOutcome.Done;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What becomes of a message when a person has decided something of it. */
@ApplicationScoped
class MessageAfterDecision {
  private final KeepProposal keepProposal;
  private final Clock clock;

  MessageAfterDecision(KeepProposal keepProposal, Clock clock) {
    this.keepProposal = keepProposal;
    this.clock = clock;
  }

  /** Its status follows from its proposals. */
  Done settled(MessageRow message) {
    keepProposal.settle(message);
    return new Done(message.status);
  }

  /** It is over, whatever its proposals say. */
  Done ended(MessageRow message, MessageStatus status, MessageSummary.Reason reason) {
    message.status = status.text();
    message.reasons = PipelineJson.write(List.of(reason));
    message.changedAt = clock.instant();
    return new Done(message.status);
  }
}
