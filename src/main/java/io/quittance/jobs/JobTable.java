package io.quittance.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import io.quittance.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What we add to db-scheduler's table: an enqueue that is never swallowed by a run in progress,
 * begun runs counted, and an end of a run that notices the former.
 *
 * <p>Why: a job that runs has already read what it works on. If the same job is enqueued meanwhile
 * because something changed, dropping it loses the change; running both at once lets them meet. So
 * the enqueue leaves a mark, and the run that ends turns the mark into the next run. Both sides
 * touch the same row, whose lock orders them.
 */
final class JobTable {
  private static final String ENQUEUE =
      """
      insert into scheduled_tasks as waiting
        (task_name, task_instance, execution_time, picked, version, priority)
      values (?, ?, ?, false, 1, 0)
      on conflict (task_name, task_instance) do update set
        again_at = case when waiting.picked
          then least(waiting.again_at, excluded.execution_time) else waiting.again_at end,
        execution_time = case when waiting.picked
          then waiting.execution_time
          else least(waiting.execution_time, excluded.execution_time) end
      """;

  private static final String BEGIN =
      """
      update scheduled_tasks set starts = starts + 1
      where task_name = ? and task_instance = ? and version = ? returning starts
      """;

  private static final String RUN_AGAIN =
      """
      update scheduled_tasks set execution_time = again_at, again_at = null, picked = false,
        picked_by = null, last_heartbeat = null, consecutive_failures = 0, starts = 0,
        last_success = now(), version = version + 1
      where task_name = ? and task_instance = ? and version = ? and again_at is not null
      """;

  private static final String REMOVE =
      """
      delete from scheduled_tasks
      where task_name = ? and task_instance = ? and version = ? and again_at is null
      """;

  private static final String RETRY =
      """
      update scheduled_tasks set execution_time = ?, picked = false, picked_by = null,
        last_heartbeat = null, last_failure = now(),
        consecutive_failures = coalesce(consecutive_failures, 0) + ?, version = version + 1
      where task_name = ? and task_instance = ? and version = ?
      """;

  private static final String RELEASE_ALL =
      """
      update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,
        version = version + 1
      where picked
      """;

  private final DataSource source;

  JobTable(DataSource source) {
    this.source = source;
  }

  /** How a job is named in the table. A tenant id holds no slash. */
  static String instance(Job job) {
    return job.tenant().value() + '/' + job.subject();
  }

  static Job job(String kind, String instance) {
    int split = instance.indexOf('/');
    return new Job(kind, new TenantId(instance.substring(0, split)), instance.substring(split + 1));
  }

  /** Takes part in the running transaction of the calling thread, if the source does. */
  void enqueue(List<Job> jobs, Instant due) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(ENQUEUE)) {
      for (Job job : jobs) {
        bind(statement, job.kind(), instance(job), Timestamp.from(due));
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException("the job table could not be changed", e);
    }
  }

  /** Counts the run; empty when the execution is no longer ours. */
  Optional<Integer> begin(Execution execution) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(BEGIN)) {
      bind(statement, execution.getTaskName(), execution.getId(), execution.version);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a job could not be begun", e);
    }
  }

  /** Ends the job, or makes it due again when it was enqueued during its run. */
  void finish(Execution execution) {
    // A mark may be set between the two statements: then the second finds nothing to remove.
    for (int i = 0; i < 2; i++) {
      if (change(RUN_AGAIN, execution) || change(REMOVE, execution)) {
        return;
      }
    }
  }

  /** Makes the job due later, counting a failed attempt. */
  void retry(Execution execution, Instant due) {
    release(execution, due, 1);
  }

  /** Makes a job due whose process died; that is no failed attempt, the run is already counted. */
  void revive(Execution execution, Instant due) {
    release(execution, due, 0);
  }

  private void release(Execution execution, Instant due, int failures) {
    update(
        RETRY,
        Timestamp.from(due),
        failures,
        execution.getTaskName(),
        execution.getId(),
        execution.version);
  }

  /** Frees what a dead process held; only right where no other process works on the table. */
  int releaseAll() {
    return update(RELEASE_ALL);
  }

  private boolean change(String sql, Execution execution) {
    return update(sql, execution.getTaskName(), execution.getId(), execution.version) == 1;
  }

  private int update(String sql, Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the job table could not be changed", e);
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
