package io.quittance.pipeline;

import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.PostingOutcome;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome.Refused;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person decided, as ledger and books are told of it.
 *
 * @param message id of the message it is about, or null
 * @param proposal id of the proposal it is about, or null
 */
record PersonsDecision(Decision decision, DecidedBy by, UUID message, UUID proposal) {

  String actor() {
    return by.actor();
  }

  ApplicationRequest.Decision cited() {
    return new ApplicationRequest.Decision(
            actor(),
            by.approver(),
            decision.action().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            decision.note(),
            message == null ? null : message.toString(),
            proposal == null ? null : proposal.toString(),
            null,
            null,
            PipelineJson.text(decision))
        .of(by.groups(), by.approverGroups());
  }

  /** A new key: the same decision is taken once, since it closes its case. */
  static String key() {
    return "decision:" + UUID.randomUUID();
  }

  /** What the person entered under this name, or empty. */
  Optional<String> entered(String field) {
    return Optional.ofNullable(decision.corrections().get(field))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  boolean hasNote() {
    return decision.note() != null && !decision.note().isBlank();
  }

  /** The ledger's refusal as a person reads it; nothing was posted. */
  static Refused refused(PostingOutcome.Refused refused) {
    return new Refused(
        refused.code().name().toLowerCase(Locale.ROOT).replace('_', '-'), refused.message());
  }
}
