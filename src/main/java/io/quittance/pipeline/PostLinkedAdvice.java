package io.quittance.pipeline;

import io.quittance.advice.ReadingJson;
import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.DecisionOutcome.Done;
import io.quittance.review.DecisionOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A person ties an advice to a payment, from the side of either; what it pays is posted. */
@ApplicationScoped
class PostLinkedAdvice {
  private final MessageRows messages;
  private final LinkAdvice linkAdvice;
  private final PostDecision postDecision;
  private final ChangedKeys changed;

  PostLinkedAdvice(
      MessageRows messages, LinkAdvice linkAdvice, PostDecision postDecision, ChangedKeys changed) {
    this.messages = messages;
    this.linkAdvice = linkAdvice;
    this.postDecision = postDecision;
    this.changed = changed;
  }

  /** The payment is what the advice of this proposal told of. */
  DecisionOutcome ofMessage(
      MessageRow message, ProposalRow row, Payment payment, Decision decision, DecidedBy by) {
    List<Application> paid =
        row == null || row.advice == null
            ? List.of()
            : linkAdvice.paid(message, row.advice, payment);
    return paid.isEmpty()
        ? new Refused(
            "nothing-recommended",
            "No line of the advice names an open item that payment %s can pay; choose the items and"
                    .formatted(payment.id())
                + " apply.")
        : postDecision.post(message, row, payment.id(), paid, decision, by);
  }

  /** An advice of a message is what explains a payment that had none. */
  DecisionOutcome ofPayment(Payment payment, PersonsDecision by) {
    Optional<MessageRow> message =
        by.entered("message").flatMap(PostLinkedAdvice::id).flatMap(messages::held);
    if (message.isEmpty() || message.get().reading == null) {
      return new Refused(
          "message-required", "Name in corrections.message the message whose advice it is.");
    }
    List<ProposalRow> open =
        messages.proposals(message.get().id).stream()
            .filter(ProposalRow::open)
            .filter(
                proposal ->
                    by.entered("advice")
                        .map(number -> number.equals(String.valueOf(proposal.advice + 1)))
                        .orElse(true))
            .toList();
    if (open.size() != 1) {
      return new Refused(
          "advice-required",
          "The message has %d undecided advices like that; name one in corrections.advice, the first"
                  .formatted(open.size())
              + " is 1.");
    }
    DecisionOutcome outcome =
        ofMessage(message.get(), open.get(0), payment, by.decision(), by.by());
    if (outcome instanceof Done) {
      changed.advices(ReadingJson.read(message.get().reading), message.get().id);
    }
    return outcome;
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
