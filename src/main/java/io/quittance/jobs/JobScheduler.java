package io.quittance.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** One process that works on the job table, together with others or alone. */
final class JobScheduler {
  /** Work of a kind that a later version knew stays until that version is back. */
  private static final Duration KEEP_UNKNOWN = Duration.ofDays(3650);

  private static final double FETCH_BELOW = 0.5;
  private static final double FETCH_UP_TO = 1.0;

  private final Scheduler scheduler;

  JobScheduler(
      DataSource source, List<? extends JobHandler> handlers, JobSettings settings, Clock clock) {
    JobTable table = new JobTable(source);
    List<Task<?>> tasks = new ArrayList<>();
    int threads = settings.threads().orElse(Runtime.getRuntime().availableProcessors());
    for (JobHandler handler : handlers) {
      threads += handler.waiting();
      tasks.add(new RunJob(handler, table, settings, clock).task());
    }
    this.scheduler =
        Scheduler.create(source, tasks)
            .schedulerName(new SchedulerName.Fixed("quittance-" + UUID.randomUUID()))
            .threads(threads)
            .pollingInterval(settings.poll())
            .pollUsingLockAndFetch(FETCH_BELOW, FETCH_UP_TO)
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(settings.missedHeartbeats())
            .deleteUnresolvedAfter(KEEP_UNKNOWN)
            .shutdownMaxWait(settings.stopWait())
            .failureLogging(LogLevel.OFF, false)
            .enableImmediateExecution()
            .build();
  }

  void start() {
    scheduler.start();
  }

  /** Takes no new job and waits for the running ones, as long as the settings say. */
  void stop() {
    scheduler.stop();
  }

  /** Looks for due work now instead of at the next poll. */
  void nudge() {
    scheduler.triggerCheckForDueExecutions();
  }
}
