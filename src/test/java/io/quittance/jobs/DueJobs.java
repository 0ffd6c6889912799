package io.quittance.jobs;

import io.quittance.Eventually;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * What the service has been given to do. A test that does a step by hand, or changes a row, waits
 * until it is done: else a job in its background does the step too, or writes the row back.
 */
public final class DueJobs {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private DueJobs() {}

  /**
   * @throws AssertionError when there still is one after a minute
   */
  public static void awaitNone(DataSource source) {
    Eventually.await(LONGEST, () -> none(source));
  }

  private static boolean none(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select not exists (select 1 from scheduled_tasks where picked or execution_time <="
                    + " now())")) {
      return rows.next() && rows.getBoolean(1);
    } catch (SQLException notSeen) {
      throw new IllegalStateException(notSeen);
    }
  }
}
