package io.quittance.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Plain SQL on the connection of the running transaction, for parts whose statements say more than
 * an object mapper could. The data source hands out the transaction's own connection, so a
 * statement sees the tenant that {@code InTenant} has set, and nothing outside of one.
 *
 * <p>Arguments: strings, numbers, booleans, dates, instants, null; a collection of strings becomes
 * a text array, a {@code long[]} a bigint array.
 */
@Singleton
public class Sql {
  private final DataSource source;

  public Sql(DataSource source) {
    this.source = source;
  }

  /** Makes a value of one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> list(String statement, RowReader<T> reader, Object... arguments) {
    return on(
        statement,
        arguments,
        prepared -> {
          try (ResultSet rows = prepared.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
              read.add(reader.read(rows));
            }
            return read;
          }
        });
  }

  /** The first row, when there is one. */
  public <T> Optional<T> first(String statement, RowReader<T> reader, Object... arguments) {
    return list(statement, reader, arguments).stream().findFirst();
  }

  /** Returns how many rows it changed. */
  public int change(String statement, Object... arguments) {
    return on(statement, arguments, PreparedStatement::executeUpdate);
  }

  /** The same statement for many rows of arguments, sent together. */
  public void changeEach(String statement, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = source.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (Object[] row : rows) {
        bind(prepared, row);
        prepared.addBatch();
      }
      prepared.executeBatch();
    } catch (SQLException e) {
      throw new SqlFailed(e);
    }
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  public static LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  private interface Execution<T> {
    T with(PreparedStatement prepared) throws SQLException;
  }

  private <T> T on(String statement, Object[] arguments, Execution<T> execution) {
    try (Connection connection = source.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      bind(prepared, arguments);
      return execution.with(prepared);
    } catch (SQLException e) {
      throw new SqlFailed(e);
    }
  }

  private static void bind(PreparedStatement prepared, Object[] arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      int place = i + 1;
      if (argument == null) {
        prepared.setNull(place, Types.NULL);
      } else if (argument instanceof Instant instant) {
        prepared.setObject(place, instant.atOffset(ZoneOffset.UTC));
      } else if (argument instanceof Collection<?> texts) {
        prepared.setArray(
            place, prepared.getConnection().createArrayOf("text", texts.toArray(new String[0])));
      } else if (argument instanceof long[] numbers) {
        prepared.setObject(place, numbers);
      } else {
        prepared.setObject(place, argument);
      }
    }
  }
}
