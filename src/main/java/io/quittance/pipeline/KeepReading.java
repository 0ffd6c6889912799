package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.AdviceJson;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.ReadMessage;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what was read of a message, and sends the message on its way once that is the last word. In
 * the caller's transaction, which holds the row.
 */
@ApplicationScoped
class KeepReading {
  private final MessageRows messages;
  private final AdviceRecords records;
  private final ReviewCases cases;
  private final Jobs jobs;
  private final Clock clock;

  KeepReading(
      MessageRows messages, AdviceRecords records, ReviewCases cases, Jobs jobs, Clock clock) {
    this.messages = messages;
    this.records = records;
    this.cases = cases;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** In place of a reading that was kept before; its advices are on record from now on. */
  void keep(MessageRow row, ReadMessage source, Reading reading) {
    describe(row, source, reading);
    records.record(row.id, source, reading);
    messages.describeDuplicates(row);
  }

  private void describe(MessageRow row, ReadMessage source, Reading reading) {
    if (source.envelope() != null) {
      row.subject = source.envelope().subject();
      row.sender = Sender.of(source.envelope());
    }
    row.reading = ReadingJson.write(reading);
    row.advices = reading.advices().size();
    Advice first = reading.advices().stream().findFirst().orElse(null);
    row.payer = first == null || first.payer() == null ? null : first.payer().name();
    row.amount = first == null ? null : printed(first);
    row.currency = first == null ? null : first.currency();
    row.changedAt = clock.instant();
  }

  /**
   * In the currency's scale, as the API shows amounts; more decimals only where more are printed.
   */
  private static String printed(Advice advice) {
    return AdviceJson.write(advice).path("paymentAmount").asText(null);
  }

  /** To matching, to a person, or to its end: what the reading says decides. */
  void settle(TenantId tenant, MessageRow row, ReadMessage source, Reading reading) {
    if (reading.verdict() == Reading.Verdict.REMITTANCE) {
      jobs.enqueue(new Job(Stages.FILE, tenant, row.id.toString()));
    }
    Optional<EndOfReading> end = EndOfReading.of(source, reading);
    if (end.isPresent()) {
      settled(row, end.get().status(), end.get().reasons());
    } else {
      row.reasons = PipelineJson.write(EndOfReading.problems(reading));
      jobs.enqueue(new Job(Stages.MATCH, tenant, row.id.toString()));
    }
  }

  private void settled(MessageRow row, MessageStatus status, List<MessageSummary.Reason> reasons) {
    row.status = status.text();
    row.reasons = PipelineJson.write(reasons);
    if (status == MessageStatus.REVIEW) {
      messages.flush();
      cases.open(
          Subject.message(row.id),
          null,
          reasons.stream().map(r -> new ReviewCase.Reason(r.code(), r.message())).toList());
    }
  }
}
