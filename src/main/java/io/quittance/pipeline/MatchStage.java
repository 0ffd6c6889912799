package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.ContentStore;
import io.quittance.matching.Matcher;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import io.quittance.receivables.ImportsUnderWay;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
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
  private static final MessageSummary.Reason SAID_BEFORE =
      new MessageSummary.Reason(
          "duplicate",
          "Another message said the same before: payment, amount and every line are equal.");

  /** How long a match waits for the rest of a large import before it looks again. */
  static final Duration WHILE_IMPORTING = Duration.ofSeconds(20);

  private final MessageRows messages;
  private final ContentStore content;
  private final Matcher matcher;
  private final DatabaseBooks books;
  private final AdviceRecords records;
  private final ChangedKeys changed;
  private final ContestedPostings contested;
  private final WaitForMoney waitForMoney;
  private final ConfirmPosted confirmPosted;
  private final KeepProposal keepProposal;
  private final MatchPayment matchPayment;
  private final ReviewCases cases;
  private final ImportsUnderWay imports;
  private final Jobs jobs;
  private final InTenant inTenant;
  private final Clock clock;

  MatchStage(
      MessageRows messages,
      ContentStore content,
      Matcher matcher,
      DatabaseBooks books,
      AdviceRecords records,
      ChangedKeys changed,
      ContestedPostings contested,
      WaitForMoney waitForMoney,
      ConfirmPosted confirmPosted,
      KeepProposal keepProposal,
      MatchPayment matchPayment,
      ReviewCases cases,
      ImportsUnderWay imports,
      Jobs jobs,
      InTenant inTenant,
      Clock clock) {
    this.messages = messages;
    this.content = content;
    this.matcher = matcher;
    this.books = books;
    this.records = records;
    this.changed = changed;
    this.contested = contested;
    this.waitForMoney = waitForMoney;
    this.confirmPosted = confirmPosted;
    this.keepProposal = keepProposal;
    this.matchPayment = matchPayment;
    this.cases = cases;
    this.imports = imports;
    this.jobs = jobs;
    this.inTenant = inTenant;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Stages.MATCH;
  }

  @Override
  public void run(Job job) {
    inTenant.run(
        job.tenant(),
        () -> {
          if (imports.ofOpenItems()) {
            jobs.enqueueAt(job, clock.instant().plus(WHILE_IMPORTING));
          } else {
            match(UUID.fromString(job.subject()));
          }
        });
  }

  @Override
  public void parked(Job job, int attempts, String reason) {
    inTenant.run(
        job.tenant(),
        () -> ParkedMessage.park(messages, cases, clock, job, attempts, reason, this::undecided));
  }

  /** In the caller's transaction. */
  void match(UUID id) {
    MessageRow row = messages.held(id).orElseThrow();
    if (row.reading == null || row.waitsForModel()) {
      // Whoever reads it enqueues this again.
      return;
    }
    Reading reading = ReadingJson.read(row.reading);
    // Of two messages that compete the second is to see what became of the first.
    records.lock(AdviceRecords.keys(reading));
    if (undecided(row)) {
      matchUndecided(row, reading);
    } else if (row.status() == MessageStatus.APPLIED) {
      contested.look(row, source(id), reading, books.beside(id, reading));
    }
  }

  private void matchUndecided(MessageRow row, Reading reading) {
    UUID id = row.id;
    Optional<UUID> saidBefore = saidBefore(id, reading);
    if (saidBefore.isPresent()) {
      duplicate(row, saidBefore.get(), SAID_BEFORE);
      changed.advices(reading, id);
      return;
    }
    ReadMessage source = source(id);
    if (!records.recorded(id)) {
      // Read before advices were on record.
      records.record(id, source, reading);
    }
    Map<Integer, ProposalRow> current = new HashMap<>();
    messages.proposals(id).forEach(proposal -> current.put(proposal.advice, proposal));
    Optional<UUID> successor = records.successor(id, source, reading);
    if (successor.isPresent() && current.values().stream().allMatch(MatchStage::open)) {
      current.values().forEach(proposal -> proposal.state = ProposalRow.SUPERSEDED);
      duplicate(row, successor.get(), replacedBy(successor.get()));
      changed.advices(reading, id);
      return;
    }
    DatabaseBooks beside = books.beside(id, reading);
    boolean news = false;
    for (Proposal proposal : matcher.propose(source, reading, beside)) {
      ProposalRow standing = current.get(proposal.advice());
      if (standing == null || open(standing)) {
        Optional<Proposal> confirmed = confirmPosted.confirmed(source, reading, proposal, beside);
        if (confirmed.isPresent()) {
          keepProposal.confirm(row, confirmed.get(), standing);
          news = true;
          continue;
        }
        Advice advice = reading.advices().get(proposal.advice());
        Proposal waited = waitForMoney.unlessTooLong(row, source, advice, proposal);
        if (keepProposal.keep(row, reading, waited, standing)) {
          news = true;
          mayShareAPayment(waited);
        }
      }
    }
    contested.look(row, source, reading, beside);
    keepProposal.settle(row);
    if (news) {
      changed.advices(reading, id);
    }
  }

  private static MessageSummary.Reason replacedBy(UUID later) {
    return new MessageSummary.Reason(
        ReasonCode.SUPERSEDED.text(),
        "Message %s, sent later by the same sender about the same payment, takes the place of it."
            .formatted(later));
  }

  /**
   * Money that came before its mails is looked at again with each of them: of the payer's while the
   * mail waits, of its reference where it is held because the payment is more than it says.
   */
  private void mayShareAPayment(Proposal proposal) {
    if (proposal.verdict() == Proposal.Verdict.WAIT && proposal.customer() != null) {
      matchPayment.thatMayBeShared(proposal.customer());
    } else if (proposal.verdict() == Proposal.Verdict.REVIEW && proposal.payment() != null) {
      matchPayment.soon(List.of(proposal.payment()));
    }
  }

  private ReadMessage source(UUID id) {
    return ReadMessageJson.read(content.loadDerived(id, ReadStage.DOCUMENTS).orElseThrow());
  }

  private static boolean open(ProposalRow proposal) {
    return proposal.state.equals(ProposalRow.OPEN);
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
    // What was said first and replaced since is said anew: the last word counts.
    return speakers.size() == 1 && !speakers.contains(id)
        ? speakers.stream()
            .findFirst()
            .filter(first -> messages.findById(first).status() != MessageStatus.DUPLICATE)
        : Optional.empty();
  }

  private void duplicate(MessageRow row, UUID of, MessageSummary.Reason why) {
    row.status = MessageStatus.DUPLICATE.text();
    row.duplicateOf = of;
    row.reasons = PipelineJson.write(List.of(why));
    row.changedAt = clock.instant();
    cases.supersede(row.id);
  }
}
