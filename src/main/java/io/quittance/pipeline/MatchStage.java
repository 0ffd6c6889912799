package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.mailbox.ContentStore;
import io.quittance.matching.Books;
import io.quittance.matching.Matcher;
import io.quittance.matching.Proposal;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The third stage: from advices to postings or cases. Proposing, posting and the new status of the
 * message are one transaction, so a crash leaves either all of it or nothing. Runs again whenever
 * books change, for what is still undecided; what was applied or decided by a person it leaves
 * alone.
 */
@ApplicationScoped
class MatchStage implements JobHandler {
  private final MessageRows messages;
  private final ContentStore content;
  private final Matcher matcher;
  private final Books books;
  private final KeepProposal keepProposal;
  private final ReviewCases cases;
  private final InTenant inTenant;
  private final Clock clock;

  MatchStage(
      MessageRows messages,
      ContentStore content,
      Matcher matcher,
      Books books,
      KeepProposal keepProposal,
      ReviewCases cases,
      InTenant inTenant,
      Clock clock) {
    this.messages = messages;
    this.content = content;
    this.matcher = matcher;
    this.books = books;
    this.keepProposal = keepProposal;
    this.cases = cases;
    this.inTenant = inTenant;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Stages.MATCH;
  }

  @Override
  public void run(Job job) {
    inTenant.run(job.tenant(), () -> match(UUID.fromString(job.subject())));
  }

  @Override
  public void parked(Job job, int attempts, String reason) {
    inTenant.run(
        job.tenant(),
        () -> ParkedMessage.park(messages, cases, clock, job, attempts, reason, this::undecided));
  }

  private void match(UUID id) {
    MessageRow row = messages.held(id).orElseThrow();
    if (row.reading == null || !undecided(row)) {
      return;
    }
    Reading reading = ReadingJson.read(row.reading);
    Optional<UUID> saidBefore = saidBefore(id, reading);
    if (saidBefore.isPresent()) {
      duplicate(row, saidBefore.get());
      return;
    }
    ReadMessage source =
        ReadMessageJson.read(content.loadDerived(id, ReadStage.DOCUMENTS).orElseThrow());
    Map<Integer, ProposalRow> current = new HashMap<>();
    messages.proposals(id).forEach(proposal -> current.put(proposal.advice, proposal));
    for (Proposal proposal : matcher.propose(source, reading, books)) {
      ProposalRow standing = current.get(proposal.advice());
      if (standing == null || standing.state.equals(ProposalRow.OPEN)) {
        keepProposal.keep(row, reading, proposal, standing);
      }
    }
    keepProposal.settle(row);
  }

  /**
   * One parked by a failed match is tried again with what is open: where another advice of it was
   * applied it cannot be reprocessed.
   */
  private boolean undecided(MessageRow row) {
    return switch (row.status()) {
      case READING, WAITING, REVIEW, PARTLY_APPLIED -> true;
      case PARKED ->
          messages.proposals(row.id).stream().anyMatch(p -> p.state.equals(ProposalRow.OPEN));
      case RECEIVED, APPLIED, NOT_A_REMITTANCE, DUPLICATE -> false;
    };
  }

  /** Another message that said all of this before; empty when any of it is new. */
  private Optional<UUID> saidBefore(UUID id, Reading reading) {
    Set<UUID> speakers = new HashSet<>();
    for (Advice advice : reading.advices()) {
      Optional<String> fingerprint = AdviceFingerprint.of(advice);
      if (fingerprint.isEmpty()) {
        return Optional.empty();
      }
      speakers.add(messages.firstToSay(fingerprint.get(), id));
    }
    return speakers.size() == 1 && !speakers.contains(id)
        ? speakers.stream().findFirst()
        : Optional.empty();
  }

  private void duplicate(MessageRow row, UUID first) {
    row.status = MessageStatus.DUPLICATE.text();
    row.duplicateOf = first;
    row.reasons =
        PipelineJson.write(
            List.of(
                new MessageSummary.Reason(
                    "duplicate",
                    "Another message said the same before: payment, amount and every line are equal.")));
    row.changedAt = clock.instant();
    cases.supersede(row.id);
  }
}
