package io.quittance.jobs;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Enqueues into PostgreSQL within the running transaction and runs what is due while the service
 * runs.
 */
@ApplicationScoped
class DurableJobs implements Jobs {
  private static final Logger LOG = Logger.getLogger(DurableJobs.class);

  /** After everything that prepares the start; the first due job may run at once. */
  private static final int LATE = 3000;

  /** Before what jobs use is taken down. */
  private static final int EARLY = 100;

  private static final Object NUDGED = new Object();

  private final AgroalDataSource source;
  private final Instance<JobHandler> handlers;
  private final JobSettings settings;
  private final Clock clock;
  private final TransactionSynchronizationRegistry transaction;
  private final boolean alone;
  private final JobTable table;
  private volatile Set<String> kinds;
  private volatile JobScheduler scheduler;

  DurableJobs(
      AgroalDataSource source,
      @Any Instance<JobHandler> handlers,
      JobSettings settings,
      Clock clock,
      TransactionSynchronizationRegistry transaction,
      @ConfigProperty(name = "quittance.database.url") Optional<String> givenDatabase) {
    this.source = source;
    this.handlers = handlers;
    this.settings = settings;
    this.clock = clock;
    this.transaction = transaction;
    // The embedded database's folder is locked by one process; a given server may have several.
    this.alone = givenDatabase.isEmpty();
    this.table = new JobTable(source);
  }

  @Override
  public void enqueue(Job job) {
    enqueueAt(job, clock.instant());
  }

  @Override
  public void enqueueAt(Job job, Instant due) {
    enqueueAll(List.of(job), due);
  }

  @Override
  public void enqueueAll(List<Job> jobs, Instant due) {
    if (jobs.isEmpty()) {
      return;
    }
    for (String kind : jobs.stream().map(Job::kind).distinct().toList()) {
      if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
        throw new IllegalStateException(
            "job " + kind + " enqueued outside of a transaction: it could outlive its reason");
      }
      if (!kinds().contains(kind)) {
        throw new IllegalArgumentException("no handler runs jobs of kind " + kind);
      }
    }
    table.enqueue(jobs, due);
    nudgeAfterCommit();
  }

  void start(@Observes @Priority(LATE) StartupEvent start) {
    List<JobHandler> all = handlers.stream().toList();
    if (alone) {
      int released = table.releaseAll();
      if (released > 0) {
        LOG.infof("%d jobs were running when the last process ended; they run again", released);
      }
    }
    scheduler = new JobScheduler(source, all, settings, clock);
    scheduler.start();
  }

  void stop(@Observes @Priority(EARLY) ShutdownEvent stop) {
    JobScheduler running = scheduler;
    if (running != null) {
      running.stop();
    }
  }

  private Set<String> kinds() {
    if (kinds == null) {
      Set<String> known = new TreeSet<>();
      handlers.forEach(handler -> known.add(handler.kind()));
      kinds = known;
    }
    return kinds;
  }

  /** Once for a transaction, however many jobs it enqueues. */
  private void nudgeAfterCommit() {
    if (transaction.getResource(NUDGED) != null) {
      return;
    }
    transaction.putResource(NUDGED, true);
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            JobScheduler running = scheduler;
            if (status == Status.STATUS_COMMITTED && running != null) {
              running.nudge();
            }
          }
        });
  }
}
