package io.quittance.pipeline;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.ContentStore;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The second stage: from stored bytes to what the built-in reader reads of them. The reading itself
 * runs outside of any transaction, since it can take long; its result is kept in one, and only
 * while the message still waits for it. What it leaves open a layout proven by money may read
 * ({@link ReadFromMemory}). Where a model is to be asked, {@link AskStage} does it and goes on from
 * there.
 */
@ApplicationScoped
class ReadStage implements JobHandler {
  /**
   * Under which name the parsed documents are kept beside the raw bytes, encrypted with the same
   * key.
   */
  static final String DOCUMENTS = "documents";

  private final MessageRows messages;
  private final ContentStore content;
  private final ReadWithPasswords reader;
  private final AdviceReader adviceReader;
  private final ReadFromMemory memory;
  private final SecondOpinion secondOpinion;
  private final KeepReading keepReading;
  private final ReviewCases cases;
  private final Jobs jobs;
  private final InTenant inTenant;
  private final Clock clock;

  ReadStage(
      MessageRows messages,
      ContentStore content,
      ReadWithPasswords reader,
      AdviceReader adviceReader,
      ReadFromMemory memory,
      SecondOpinion secondOpinion,
      KeepReading keepReading,
      ReviewCases cases,
      Jobs jobs,
      InTenant inTenant,
      Clock clock) {
    this.messages = messages;
    this.content = content;
    this.reader = reader;
    this.adviceReader = adviceReader;
    this.memory = memory;
    this.secondOpinion = secondOpinion;
    this.keepReading = keepReading;
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
    Reading first = adviceReader.read(source);
    Optional<Reading> remembered = memory.read(job.tenant(), source, first);
    Reading reading = remembered.orElse(first);
    boolean ask = remembered.isEmpty() && secondOpinion.wanted(job.tenant(), id, source, reading);
    if (Thread.currentThread().isInterrupted()) {
      // The service stops. What was read by then may lack parts: that is no outcome of the message.
      throw new IllegalStateException("the service stopped while the message was being read");
    }
    inTenant.run(job.tenant(), () -> keep(job, id, source, reading, ask));
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
    if (raw.isEmpty()) {
      nothingToRead(row, clock);
      return raw;
    }
    row.status = MessageStatus.READING.text();
    row.changedAt = clock.instant();
    return raw;
  }

  /** Nobody would ever come back to it: it must not look as if it were being read. */
  static void nothingToRead(MessageRow row, Clock clock) {
    row.status = MessageStatus.PARKED.text();
    row.reasons =
        PipelineJson.write(
            List.of(
                new MessageSummary.Reason(
                    "nothing-to-read", "The mail's bytes are not here; they were erased.")));
    row.changedAt = clock.instant();
  }

  private static boolean waitsForReading(MessageRow row) {
    return row.reading == null
        && (row.status() == MessageStatus.RECEIVED || row.status() == MessageStatus.READING);
  }

  /**
   * In the caller's transaction.
   *
   * @param ask true when a model is to say what it reads before it is matched
   */
  void keep(Job job, UUID id, ReadMessage source, Reading reading, boolean ask) {
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
    keepReading.keep(row, source, reading);
    memory.kept(id, reading);
    if (ask) {
      row.askingSince = clock.instant();
      row.reasons = PipelineJson.write(List.of(AskStage.ASKING));
      jobs.enqueue(new Job(Stages.ASK, job.tenant(), id.toString()));
    } else {
      keepReading.settle(job.tenant(), row, source, reading);
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
