package io.quittance.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Runs the jobs of one handler: once, again with growing pauses, and after the last attempt parked.
 */
final class RunJob {
  private static final Logger LOG = Logger.getLogger(RunJob.class);
  private static final int LONGEST_REASON = 500;

  private final JobHandler handler;
  private final JobTable table;
  private final JobSettings settings;
  private final Clock clock;

  RunJob(JobHandler handler, JobTable table, JobSettings settings, Clock clock) {
    this.handler = handler;
    this.table = table;
    this.settings = settings;
    this.clock = clock;
  }

  Task<Void> task() {
    return Tasks.custom(handler.kind(), Void.class)
        .onFailure((done, operations) -> failed(done))
        .onDeadExecution((done, operations) -> died(done.getExecution()))
        .execute((instance, context) -> run(context));
  }

  private CompletionHandler<Void> run(ExecutionContext context) {
    Execution execution = context.getExecution();
    Optional<Integer> starts = table.begin(execution);
    if (starts.isEmpty()) {
      return (done, operations) -> {};
    }
    Job job = job(execution);
    if (starts.get() > settings.maxStarts()) {
      park(job, starts.get() - 1, "the process ended during each run");
    } else {
      handler.run(job);
    }
    return (done, operations) -> table.finish(execution);
  }

  private void failed(ExecutionComplete done) {
    Execution execution = done.getExecution();
    Job job = job(execution);
    Throwable cause = done.getCause().orElseGet(() -> new IllegalStateException("no cause"));
    int attempt = execution.consecutiveFailures + 1;
    boolean last = attempt >= settings.maxAttempts() || cause instanceof PermanentFailure;
    if (last && parked(job, attempt, reason(cause))) {
      LOG.errorf(
          cause,
          "job %s of %s, tenant %s: attempt %d failed, parked: %s",
          job.kind(),
          job.subject(),
          job.tenant(),
          attempt,
          reason(cause));
      table.finish(execution);
      return;
    }
    Instant next = clock.instant().plus(pause(attempt));
    LOG.warnf(
        "job %s of %s, tenant %s: attempt %d failed, next at %s: %s",
        job.kind(), job.subject(), job.tenant(), attempt, next, reason(cause));
    LOG.debug("the cause", cause);
    table.retry(execution, next);
  }

  private void died(Execution execution) {
    Job job = job(execution);
    LOG.warnf(
        "job %s of %s, tenant %s: its process died, next now",
        job.kind(), job.subject(), job.tenant());
    table.revive(execution, clock.instant());
  }

  /** False when parking itself failed: the job stays and is tried again, so nothing is lost. */
  private boolean parked(Job job, int attempts, String reason) {
    try {
      park(job, attempts, reason);
      return true;
    } catch (RuntimeException e) {
      LOG.errorf(e, "job %s of %s could not be parked", job.kind(), job.subject());
      return false;
    }
  }

  private void park(Job job, int attempts, String reason) {
    handler.parked(job, attempts, reason);
  }

  private Duration pause(int attempt) {
    int doublings = Math.min(attempt - 1, 30);
    Duration pause = settings.firstPause().multipliedBy(1L << doublings);
    return pause.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : pause;
  }

  /** What went wrong in one line; messages of exceptions may be long and hold line breaks. */
  private static String reason(Throwable cause) {
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    String reason =
        cause instanceof PermanentFailure
            ? String.valueOf(cause.getMessage())
            : cause.getClass().getSimpleName() + message;
    String line = reason.replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
  }

  private Job job(Execution execution) {
    return JobTable.job(handler.kind(), execution.getId());
  }
}
