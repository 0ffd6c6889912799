package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.AdviceJson;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.ReadMessage;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.message.Part;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

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
    List<MessageSummary.Reason> reasons =
        reading.problems().stream()
            .map(problem -> new MessageSummary.Reason(problem.code().text(), problem.message()))
            .distinct()
            .toList();
    switch (reading.verdict()) {
      case REMITTANCE -> {
        jobs.enqueue(new Job(Stages.FILE, tenant, row.id.toString()));
        if (reading.advices().isEmpty()) {
          // It speaks of a payment and nothing could be read: somebody must look.
          settled(row, MessageStatus.REVIEW, reasons);
          return;
        }
        row.reasons = PipelineJson.write(reasons);
        jobs.enqueue(new Job(Stages.MATCH, tenant, row.id.toString()));
      }
      case NOT_A_REMITTANCE -> {
        List<MessageSummary.Reason> unread = brokenOff(source);
        if (!unread.isEmpty()) {
          settled(row, MessageStatus.REVIEW, unread);
          return;
        }
        // A change of bank data is no remittance, but somebody must see it.
        boolean dangerous =
            reading.problems().stream().anyMatch(p -> p.code() == Problem.Code.BANK_CHANGE);
        settled(row, dangerous ? MessageStatus.REVIEW : MessageStatus.NOT_A_REMITTANCE, reasons);
      }
      case UNREADABLE -> settled(row, MessageStatus.REVIEW, reasons);
    }
  }

  /** Parts, bodies too, that nobody has seen inside: they may be the remittance. */
  private static List<MessageSummary.Reason> brokenOff(ReadMessage source) {
    return source.parts().stream()
        .filter(part -> part.fate() == Part.Fate.TIMED_OUT || part.fate() == Part.Fate.CRASHED)
        .map(
            part ->
                new MessageSummary.Reason(
                    "not-read", "Part " + part.path() + " was not read: " + part.reason()))
        .toList();
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
