package io.quittance.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.database.DatabaseSettings;
import io.quittance.database.TestDatabase;
import io.quittance.tenant.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retry, park, resume: on a real PostgreSQL, without Quarkus. */
class JobSchedulerTest {
  private static final Job JOB = new Job("read-message", new TenantId("acme"), "m/1");
  private static final long LIMIT_SECONDS = 20;

  private DataSource source;
  private JobTable table;
  private final List<JobScheduler> running = new ArrayList<>();

  @BeforeEach
  void freshDatabase() {
    DatabaseSettings settings = TestDatabase.fresh();
    source = TestDatabase.application(settings);
    table = new JobTable(source);
  }

  @AfterEach
  void stopAll() {
    running.forEach(JobScheduler::stop);
  }

  @Test
  void a_job_runs_once_and_is_gone() throws Exception {
    Recorder handler = new Recorder(job -> {});
    table.enqueue(List.of(JOB), Instant.now());
    table.enqueue(List.of(JOB), Instant.now());
    start(handler);
    assertThat(handler.nextRun()).isEqualTo(JOB);
    waitForRows(0);
    assertThat(handler.runs).isEmpty();
  }

  @Test
  void the_same_job_waits_only_once_and_keeps_the_earlier_time() throws Exception {
    Instant soon = Instant.parse("2030-01-01T00:00:00Z");
    table.enqueue(List.of(JOB), soon.plusSeconds(60));
    table.enqueue(List.of(JOB), soon);
    table.enqueue(List.of(JOB), soon.plusSeconds(30));
    assertThat(query("select count(*) from scheduled_tasks")).isEqualTo("1");
    assertThat(query("select execution_time = '2030-01-01T00:00:00Z' from scheduled_tasks"))
        .isEqualTo("t");
  }

  @Test
  void a_job_enqueued_while_it_runs_runs_once_more() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Recorder handler =
        new Recorder(
            job -> {
              inside.countDown();
              await(goOn);
            });
    start(handler);
    table.enqueue(List.of(JOB), Instant.now());
    await(inside);
    table.enqueue(List.of(JOB), Instant.now());
    table.enqueue(List.of(JOB), Instant.now());
    goOn.countDown();
    assertThat(handler.nextRun()).isEqualTo(JOB);
    assertThat(handler.nextRun()).isEqualTo(JOB);
    waitForRows(0);
    assertThat(handler.runs).isEmpty();
  }

  @Test
  void a_failing_job_is_retried_and_parked_after_the_last_attempt() throws Exception {
    Recorder handler =
        new Recorder(
            job -> {
              throw new IllegalStateException("no\nluck");
            });
    start(handler);
    table.enqueue(List.of(JOB), Instant.now());
    assertThat(handler.nextParked()).isEqualTo("m/1 after 3: IllegalStateException: no luck");
    assertThat(handler.runs).hasSize(3);
    waitForRows(0);
  }

  @Test
  void a_permanent_failure_is_parked_at_once() throws Exception {
    Recorder handler =
        new Recorder(
            job -> {
              throw new PermanentFailure("this never works");
            });
    start(handler);
    table.enqueue(List.of(JOB), Instant.now());
    assertThat(handler.nextParked()).isEqualTo("m/1 after 1: this never works");
    waitForRows(0);
  }

  @Test
  void a_job_whose_parking_fails_is_not_lost() throws Exception {
    Recorder handler =
        new Recorder(
            job -> {
              throw new PermanentFailure("never");
            });
    handler.failingParks = 1;
    start(handler);
    table.enqueue(List.of(JOB), Instant.now());
    assertThat(handler.nextParked()).isEqualTo("m/1 after 2: never");
    waitForRows(0);
  }

  @Test
  void a_job_whose_process_was_killed_runs_again_at_the_next_start() throws Exception {
    table.enqueue(List.of(JOB), Instant.now());
    execute(
        "update scheduled_tasks set picked = true, picked_by = 'killed', version = 2, starts = 1,"
            + " last_heartbeat = now()");
    assertThat(table.releaseAll()).isEqualTo(1);
    Recorder restarted = new Recorder(job -> {});
    start(restarted);
    assertThat(restarted.nextRun()).isEqualTo(JOB);
    waitForRows(0);
  }

  @Test
  void a_job_of_a_dead_replica_runs_elsewhere_when_its_heartbeats_stop() throws Exception {
    table.enqueue(List.of(JOB), Instant.now());
    execute(
        "update scheduled_tasks set picked = true, picked_by = 'dead', version = 2,"
            + " last_heartbeat = now() - interval '1 hour'");
    Recorder living = new Recorder(job -> {});
    start(living);
    assertThat(living.nextRun()).isEqualTo(JOB);
    waitForRows(0);
  }

  @Test
  void a_job_that_always_takes_the_process_with_it_is_parked() throws Exception {
    table.enqueue(List.of(JOB), Instant.now());
    execute("update scheduled_tasks set starts = 4");
    Recorder handler = new Recorder(job -> {});
    start(handler);
    assertThat(handler.nextParked()).isEqualTo("m/1 after 4: the process ended during each run");
    assertThat(handler.runs).isEmpty();
    waitForRows(0);
  }

  private void start(Recorder handler) {
    JobScheduler scheduler =
        new JobScheduler(source, List.of(handler), new QuickSettings(), Clock.systemUTC());
    running.add(scheduler);
    scheduler.start();
  }

  private void waitForRows(int count) throws Exception {
    Instant limit = Instant.now().plusSeconds(LIMIT_SECONDS);
    while (!query("select count(*) from scheduled_tasks").equals(Integer.toString(count))) {
      assertThat(Instant.now()).isBefore(limit);
      Thread.onSpinWait();
    }
  }

  private String query(String sql) throws Exception {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Recorder implements JobHandler {
    final BlockingQueue<Job> runs = new LinkedBlockingQueue<>();
    final BlockingQueue<String> parked = new LinkedBlockingQueue<>();
    final Consumer<Job> work;
    volatile int failingParks;

    Recorder(Consumer<Job> work) {
      this.work = work;
    }

    @Override
    public String kind() {
      return "read-message";
    }

    @Override
    public void run(Job job) {
      runs.add(job);
      work.accept(job);
    }

    @Override
    public synchronized void parked(Job job, int attempts, String reason) {
      if (failingParks > 0) {
        failingParks--;
        throw new IllegalStateException("cannot park");
      }
      parked.add(job.subject() + " after " + attempts + ": " + reason);
    }

    Job nextRun() throws InterruptedException {
      return runs.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    String nextParked() throws InterruptedException {
      return parked.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static final class QuickSettings implements JobSettings {
    @Override
    public OptionalInt threads() {
      return OptionalInt.of(2);
    }

    @Override
    public Duration poll() {
      return Duration.ofMillis(50);
    }

    @Override
    public Duration heartbeat() {
      return Duration.ofMillis(500);
    }

    @Override
    public int missedHeartbeats() {
      return 4;
    }

    @Override
    public int maxAttempts() {
      return 3;
    }

    @Override
    public int maxStarts() {
      return 4;
    }

    @Override
    public Duration firstPause() {
      return Duration.ofMillis(10);
    }

    @Override
    public Duration longestPause() {
      return Duration.ofMillis(15);
    }

    @Override
    public Duration stopWait() {
      return Duration.ofMillis(100);
    }
  }
}
