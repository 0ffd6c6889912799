package io.quittance.pipeline;

import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.advice.model.Asked;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.ContentStore;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Between reading and matching, for messages that a model is to look at, too: asks it outside of
 * any transaction and goes on with what came of it. A provider that does not answer now is asked
 * again when it says so; that is no failed attempt, and it ends: after the longest wait the
 * built-in reading counts. So it does when asking itself fails.
 */
@ApplicationScoped
class AskStage implements JobHandler {
  static final MessageSummary.Reason ASKING =
      new MessageSummary.Reason(
          "asking",
          "A model is asked what the message says. Until then what the built-in reader read is"
              + " shown, and nothing is posted from it.");

  private static final Logger LOG = Logger.getLogger(AskStage.class);

  private final MessageRows messages;
  private final ContentStore content;
  private final SecondOpinion opinion;
  private final KeepReading keepReading;
  private final ChangedKeys changed;
  private final Jobs jobs;
  private final AskSettings settings;
  private final InTenant inTenant;
  private final Clock clock;
  private final Semaphore places;

  AskStage(
      MessageRows messages,
      ContentStore content,
      SecondOpinion opinion,
      KeepReading keepReading,
      ChangedKeys changed,
      Jobs jobs,
      AskSettings settings,
      InTenant inTenant,
      Clock clock) {
    this.messages = messages;
    this.content = content;
    this.opinion = opinion;
    this.keepReading = keepReading;
    this.changed = changed;
    this.jobs = jobs;
    this.settings = settings;
    this.inTenant = inTenant;
    this.clock = clock;
    this.places = new Semaphore(settings.atOnce());
  }

  /**
   * A message that waits for a model.
   *
   * @param since when it began to wait; another value means that it was read anew meanwhile
   * @param first the built-in reading
   */
  private record Waiting(Instant since, ReadMessage source, Reading first) {}

  @Override
  public String kind() {
    return Stages.ASK;
  }

  @Override
  public int waiting() {
    return settings.atOnce();
  }

  /** A slow provider keeps no thread from what is read without it. */
  @Override
  public void run(Job job) {
    UUID id = UUID.fromString(job.subject());
    if (!places.tryAcquire()) {
      inTenant.run(job.tenant(), () -> noPlace(job, id));
      return;
    }
    try {
      ask(job, id);
    } finally {
      places.release();
    }
  }

  private void noPlace(Job job, UUID id) {
    MessageRow row = messages.held(id).orElseThrow();
    if (!row.waitsForModel()) {
      return;
    }
    Instant end = row.askingSince.plus(settings.longestWait());
    if (clock.instant().isBefore(end)) {
      jobs.enqueueAt(job, soonest(settings.usualPause(), end));
    } else {
      goOnWithout(job, id, "too many mails were to be asked about");
    }
  }

  /** After the pause, but not after the end of waiting. */
  private Instant soonest(Duration pause, Instant end) {
    Instant due = clock.instant().plus(pause);
    return due.isAfter(end) ? end : due;
  }

  private void ask(Job job, UUID id) {
    Optional<Waiting> waiting = inTenant.call(job.tenant(), () -> begin(id));
    if (waiting.isEmpty()) {
      return;
    }
    Waiting now = waiting.get();
    Asked asked = opinion.ask(job.tenant(), id, now.since(), now.source(), now.first());
    if (Thread.currentThread().isInterrupted()) {
      // The service stops: that nobody answered says nothing about the provider.
      throw new IllegalStateException("the service stopped while a model was being asked");
    }
    inTenant.run(job.tenant(), () -> heard(job, id, now, asked));
  }

  /** Empty when nobody waits any more: an earlier run got through, or the message is read anew. */
  private Optional<Waiting> begin(UUID id) {
    MessageRow row = messages.held(id).orElseThrow();
    if (!row.waitsForModel()) {
      return Optional.empty();
    }
    Optional<byte[]> documents = content.loadDerived(id, ReadStage.DOCUMENTS);
    if (documents.isEmpty()) {
      row.askingSince = null;
      ReadStage.nothingToRead(row, clock);
      return Optional.empty();
    }
    return Optional.of(
        new Waiting(
            row.askingSince, ReadMessageJson.read(documents.get()), ReadingJson.read(row.reading)));
  }

  private void heard(Job job, UUID id, Waiting waiting, Asked asked) {
    MessageRow row = messages.held(id).orElseThrow();
    if (!row.waitsForModel() || !row.askingSince.equals(waiting.since())) {
      return;
    }
    Instant end = waiting.since().plus(settings.longestWait());
    if (asked instanceof Asked.NotNow notNow && clock.instant().isBefore(end)) {
      again(job, row, notNow, end);
    } else {
      goOn(job, row, waiting, asked.now());
    }
  }

  /** The run that is under way ends well, and the job is due again: no attempt is used up. */
  private void again(Job job, MessageRow row, Asked.NotNow notNow, Instant end) {
    Duration pause = notNow.retryAfter().orElse(settings.usualPause());
    if (pause.compareTo(settings.longestPause()) > 0) {
      pause = settings.longestPause();
    }
    Instant due = soonest(pause, end);
    row.reasons =
        PipelineJson.write(
            List.of(
                new MessageSummary.Reason(
                    ASKING.code(),
                    ("A model is to be asked and does not answer now (%s). It is asked again at %s;"
                            + " from %s on what the built-in reader read counts.")
                        .formatted(notNow.reason(), due, end))));
    row.changedAt = clock.instant();
    jobs.enqueueAt(job, due);
    LOG.debugf(
        "message %s, tenant %s: no model answers now (%s), asked again at %s",
        row.id, job.tenant(), notNow.reason(), due);
  }

  private void goOn(Job job, MessageRow row, Waiting waiting, Reading reading) {
    row.askingSince = null;
    if (!reading.advices().equals(waiting.first().advices())) {
      // Mails that competed with what the built-in reader read may do so no longer.
      changed.advices(waiting.first(), row.id);
    }
    keepReading.keep(row, waiting.source(), reading);
    keepReading.settle(job.tenant(), row, waiting.source(), reading);
  }

  /** Nothing is wrong with the message: it goes on as it would without a model. */
  @Override
  public void parked(Job job, int attempts, String reason) {
    UUID id = UUID.fromString(job.subject());
    inTenant.run(
        job.tenant(),
        () -> goOnWithout(job, id, "asking failed " + attempts + " times; the log says how"));
  }

  private void goOnWithout(Job job, UUID id, String why) {
    begin(id)
        .ifPresent(
            waiting ->
                goOn(
                    job, messages.held(id).orElseThrow(), waiting, notAsked(waiting.first(), why)));
  }

  private static Reading notAsked(Reading first, String why) {
    List<Problem> problems = new ArrayList<>(first.problems());
    problems.add(new Problem(Problem.Code.MODEL_UNAVAILABLE, why, null));
    return new Reading(first.verdict(), first.advices(), problems, first.readers(), first.usage());
  }
}
