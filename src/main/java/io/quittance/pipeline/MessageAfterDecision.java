package io.quittance.pipeline;

import io.quittance.review.DecisionOutcome.Done;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What becomes of a message when a person has decided something of it. */
@ApplicationScoped
class MessageAfterDecision {
  private final SettleMessage settleMessage;
  private final Clock clock;

  MessageAfterDecision(SettleMessage settleMessage, Clock clock) {
    this.settleMessage = settleMessage;
    this.clock = clock;
  }

  /** Its status follows from its proposals. */
  Done settled(MessageRow message) {
    settleMessage.settle(message);
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
