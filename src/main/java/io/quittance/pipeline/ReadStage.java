package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.AdviceJson;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.ContentStore;
import io.quittance.message.Part;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The second stage: from stored bytes to advices. The reading itself runs outside of any
 * transaction, since it can take long; its result is kept in one, and only while the message still
 * waits for it.
 */
@ApplicationScoped
class ReadStage implements JobHandler {
  /**
   * Under which name the parsed documents are kept beside the raw bytes, encrypted with the same
   * key.
   */
  static final String DOCUMENTS = "documents";

  private final MessageRows messages;
  private final AdviceRecords records;
  private final ContentStore content;
  private final ReadWithPasswords reader;
  private final AdviceReader adviceReader;
  private final ReviewCases cases;
  private final Jobs jobs;
  private final InTenant inTenant;
  private final Clock clock;

  ReadStage(
      MessageRows messages,
      AdviceRecords records,
      ContentStore content,
      ReadWithPasswords reader,
      AdviceReader adviceReader,
      ReviewCases cases,
      Jobs jobs,
      InTenant inTenant,
      Clock clock) {
    this.messages = messages;
    this.records = records;
    this.content = content;
    this.reader = reader;
    this.adviceReader = adviceReader;
    this.cases = cases;
    this.jobs = jobs;
    this.inTenant = inTenant;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Stages.READ;
  }

  @Override
  public void run(Job job) {
    UUID id = UUID.fromString(job.subject());
    Optional<byte[]> raw = inTenant.call(job.tenant(), () -> begin(id));
    if (raw.isEmpty()) {
      return;
    }
    ReadMessage source = reader.read(job.tenant(), raw.get());
    Reading reading = adviceReader.read(source);
    if (Thread.currentThread().isInterrupted()) {
      // The service stops. What was read by then may lack parts: that is no outcome of the message.
      throw new IllegalStateException("the service stopped while the message was being read");
    }
    inTenant.run(job.tenant(), () -> keep(job, id, source, reading));
  }

  /**
   * Empty when there is nothing to do any more: an earlier run got through and was not known to.
   */
  private Optional<byte[]> begin(UUID id) {
    MessageRow row = messages.held(id).orElseThrow();
    if (!waitsForReading(row)) {
      return Optional.empty();
    }
    Optional<byte[]> raw = content.load(id);
    row.status = raw.isPresent() ? MessageStatus.READING.text() : MessageStatus.PARKED.text();
    if (raw.isEmpty()) {
      // Nobody would ever come back to it: it must not look as if it were being read.
      row.reasons =
          PipelineJson.write(
              List.of(
                  new MessageSummary.Reason(
                      "nothing-to-read", "The mail's bytes are not here; they were erased.")));
    }
    row.changedAt = clock.instant();
    return raw;
  }

  private static boolean waitsForReading(MessageRow row) {
    return row.reading == null
        && (row.status() == MessageStatus.RECEIVED || row.status() == MessageStatus.READING);
  }

  void keep(Job job, UUID id, ReadMessage source, Reading reading) {
    MessageRow row = messages.held(id).orElseThrow();
    if (row.status() != MessageStatus.READING || row.reading != null) {
      return;
    }
    content.storeDerived(id, DOCUMENTS, ReadMessageJson.write(source));
    messages.replaceParts(
        id,
        IntStream.range(0, source.parts().size())
            .mapToObj(position -> PartRow.of(id, position, source.parts().get(position)))
            .toList());
    describe(row, source, reading);
    records.record(id, source, reading);
    messages.describeDuplicates(row);
    settle(job, row, source, reading);
  }

  private void describe(MessageRow row, ReadMessage source, Reading reading) {
    if (source.envelope() != null) {
      row.subject = source.envelope().subject();
      row.sender = Sender.of(source.envelope());
    }
    row.reading = ReadingJson.write(reading);
    row.advices = reading.advices().size();
    reading.advices().stream()
        .findFirst()
        .ifPresent(
            advice -> {
              row.payer = advice.payer() == null ? null : advice.payer().name();
              row.amount = printed(advice);
              row.currency = advice.currency();
            });
    row.changedAt = clock.instant();
  }

  /**
   * In the currency's scale, as the API shows amounts; more decimals only where more are printed.
   */
  private static String printed(Advice advice) {
    return AdviceJson.write(advice).path("paymentAmount").asText(null);
  }

  private void settle(Job job, MessageRow row, ReadMessage source, Reading reading) {
    List<MessageSummary.Reason> reasons =
        reading.problems().stream()
            .map(problem -> new MessageSummary.Reason(problem.code().text(), problem.message()))
            .distinct()
            .toList();
    switch (reading.verdict()) {
      case REMITTANCE -> {
        jobs.enqueue(new Job(Stages.FILE, job.tenant(), row.id.toString()));
        if (reading.advices().isEmpty()) {
          // It speaks of a payment and nothing could be read: somebody must look.
          settled(row, MessageStatus.REVIEW, reasons);
          return;
        }
        row.reasons = PipelineJson.write(reasons);
        jobs.enqueue(new Job(Stages.MATCH, job.tenant(), row.id.toString()));
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

  @Override
  public void parked(Job job, int attempts, String reason) {
    inTenant.run(
        job.tenant(),
        () ->
            ParkedMessage.park(
                messages, cases, clock, job, attempts, reason, ReadStage::waitsForReading));
  }
}
