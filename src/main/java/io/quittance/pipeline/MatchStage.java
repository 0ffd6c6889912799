package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.ContentStore;
import io.quittance.receivables.ImportsUnderWay;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The third stage: from advices to postings or cases. Proposing, posting and the new status of the
 * message are one transaction, so a crash leaves either all of it or nothing. Runs again whenever
 * books change, for what is still undecided; what was applied or decided by a person it leaves
 * alone.
 */
@ApplicationScoped
class MatchStage implements JobHandler {
  /** How long a match waits for the rest of a large import before it looks again. */
  static final Duration WHILE_IMPORTING = Duration.ofSeconds(20);

  private final MessageRows messages;
  private final ContentStore content;
  private final DatabaseBooks books;
  private final DuplicateMessages duplicates;
  private final AdviceRecords records;
  private final ChangedKeys changed;
  private final ContestedPostings contested;
  private final MatchAdvices matchAdvices;
  private final SettleMessage settleMessage;
  private final ReviewCases cases;
  private final ImportsUnderWay imports;
  private final Jobs jobs;
  private final InTenant inTenant;
  private final Clock clock;

  MatchStage(
      MessageRows messages,
      ContentStore content,
      DatabaseBooks books,
      DuplicateMessages duplicates,
      AdviceRecords records,
      ChangedKeys changed,
      ContestedPostings contested,
      MatchAdvices matchAdvices,
      SettleMessage settleMessage,
      ReviewCases cases,
      ImportsUnderWay imports,
      Jobs jobs,
      InTenant inTenant,
      Clock clock) {
    this.messages = messages;
    this.content = content;
    this.books = books;
    this.duplicates = duplicates;
    this.records = records;
    this.changed = changed;
    this.contested = contested;
    this.matchAdvices = matchAdvices;
    this.settleMessage = settleMessage;
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
    if (duplicates.endedAsSaidBefore(row, reading)) {
      return;
    }
    ReadMessage source = source(id);
    if (!records.recorded(id)) {
      // Read before advices were on record.
      records.record(id, source, reading);
    }
    Map<Integer, ProposalRow> current = new HashMap<>();
    messages.proposals(id).forEach(proposal -> current.put(proposal.advice, proposal));
    if (duplicates.endedAsReplaced(row, source, reading, current.values())) {
      return;
    }
    DatabaseBooks beside = books.beside(id, reading);
    boolean news = matchAdvices.match(row, source, reading, current, beside);
    contested.look(row, source, reading, beside);
    settleMessage.settle(row);
    if (news) {
      changed.advices(reading, id);
    }
  }

  private ReadMessage source(UUID id) {
    return ReadMessageJson.read(content.loadDerived(id, ReadStage.DOCUMENTS).orElseThrow());
  }

  /**
   * One parked by a failed match is tried again with what is open: where another advice of it was
   * applied it cannot be reprocessed.
   */
  private boolean undecided(MessageRow row) {
    return switch (row.status()) {
      case READING, WAITING, REVIEW, PARTLY_APPLIED -> true;
      case PARKED -> messages.proposals(row.id).stream().anyMatch(ProposalRow::open);
      case RECEIVED, APPLIED, NOT_A_REMITTANCE, DUPLICATE -> false;
    };
  }
}
