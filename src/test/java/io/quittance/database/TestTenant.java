package io.quittance.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A new tenant on a real PostgreSQL, for parts that need {@link Sql} and no Quarkus. Each instance
 * has one connection and one transaction at a time.
 */
public final class TestTenant {
  private static final DatabaseSettings DATABASE = TestDatabase.fresh();
  private static final AtomicInteger TENANTS = new AtomicInteger();

  private final String tenant;
  private final Connection connection;
  private final Sql sql;

  private TestTenant(String tenant, Connection connection) {
    this.tenant = tenant;
    this.connection = connection;
    this.sql = new Sql(neverClosed());
  }

  public static TestTenant open() {
    return open(connect());
  }

  private static TestTenant open(Connection connection) {
    TestTenant opened = new TestTenant("tenant-" + TENANTS.incrementAndGet(), connection);
    opened.call(
        () -> opened.sql.change("insert into tenant (id, name) values (?, 'test')", opened.tenant));
    return opened;
  }

  private static Connection connect() {
    try {
      Connection connection = TestDatabase.application(DATABASE).getConnection();
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A second connection of the same tenant. */
  public TestTenant beside() {
    return new TestTenant(tenant, connect());
  }

  /** Another tenant on the same connection: opening one costs more than most tests do. */
  public TestTenant another() {
    return open(connection);
  }

  public String id() {
    return tenant;
  }

  public Sql sql() {
    return sql;
  }

  /** One transaction: committed when the work returns, rolled back when it throws. */
  public <T> T call(Callable<T> work) {
    try {
      begin();
      T result = work.call();
      connection.commit();
      return result;
    } catch (RuntimeException | Error e) {
      rollBack();
      throw e;
    } catch (Exception e) {
      rollBack();
      throw new IllegalStateException(e);
    }
  }

  /** Begins a transaction that the test ends itself with {@link #commit}. */
  public void begin() throws SQLException {
    try (PreparedStatement setting =
        connection.prepareStatement("select set_config('quittance.tenant', ?, true)")) {
      setting.setString(1, tenant);
      setting.execute();
    }
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private DataSource neverClosed() {
    Connection kept =
        (Connection)
            proxy(
                Connection.class,
                (name, call) -> name.equals("close") ? null : call.on(connection));
    return (DataSource)
        proxy(
            DataSource.class,
            (name, call) -> {
              if (!name.equals("getConnection")) {
                throw new UnsupportedOperationException(name);
              }
              return kept;
            });
  }

  private interface Call {
    Object on(Object target) throws Throwable;
  }

  private interface Answer {
    Object to(String name, Call call) throws Throwable;
  }

  private static Object proxy(Class<?> type, Answer answer) {
    return Proxy.newProxyInstance(
        TestTenant.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            answer.to(
                method.getName(),
                target -> {
                  try {
                    return method.invoke(target, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }));
  }
}
