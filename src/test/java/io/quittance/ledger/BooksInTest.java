package io.quittance.ledger;

import io.quittance.bank.Payments;
import io.quittance.database.DatabaseSettings;
import io.quittance.database.Sql;
import io.quittance.database.TestDatabase;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The ledger wired by hand on a real PostgreSQL, for one tenant of a database that all tests of
 * this package share. Transactions are the test's own, one at a time in each instance.
 */
final class BooksInTest {
  private static final DatabaseSettings DATABASE = TestDatabase.fresh();
  private static final AtomicInteger TENANTS = new AtomicInteger();

  static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
  static final Decision CLERK =
      new Decision("ada", null, "approved", null, "mail-1", null, 1, "layout-1", "{\"ok\":true}");
  static final Decision CERTIFIED =
      new Decision("certifier", null, "exact", null, null, null, 1, null, null);

  final String tenant;
  final Sql sql;
  final Receivables receivables;
  final Payments payments;
  final Periods periods;
  final KeepCash cash;
  final ItemMovements movements;
  final Acknowledgements acknowledgements;
  final Ledger ledger;
  final Limits limits;
  private final TransactionSource source = new TransactionSource();

  private BooksInTest(String tenant) {
    this.tenant = tenant;
    sql = new Sql(source);
    receivables = new Receivables(sql);
    payments = new Payments(sql);
    periods = new Periods(sql, Clock.fixed(NOW, ZoneOffset.UTC));
    Postings postings = new Postings(sql);
    Balances balances = new Balances(sql);
    limits = new Limits(sql);
    CreatedItems created = new CreatedItems(sql);
    StoredApplications applications = new StoredApplications(sql);
    CheckReversal reversals = new CheckReversal(receivables);
    RestOfPayment rest = new RestOfPayment(postings, balances);
    TakeMovesBack moves = new TakeMovesBack(sql, reversals, payments, postings, balances, periods);
    TakeBack takeBack =
        new TakeBack(
            receivables,
            payments,
            postings,
            periods,
            created,
            applications,
            reversals,
            rest,
            moves,
            new MirrorApplications(
                postings, balances, periods, created, applications, rest, reversed -> {}));
    MoveMoney moveMoney =
        new MoveMoney(receivables, payments, postings, balances, periods, created, limits);
    SetAside setAside = new SetAside(sql, payments, postings, balances, periods, moveMoney, moves);
    cash =
        new KeepCash(
            payments,
            postings,
            balances,
            periods,
            takeBack,
            setAside,
            new TakePartBack(sql, payments, postings, balances, periods, takeBack));
    movements = new ItemMovements(sql);
    acknowledgements = new Acknowledgements(sql, receivables, movements);
    ledger =
        new DoubleEntryLedger(
            cash,
            new ApplyMoney(
                sql,
                receivables,
                payments,
                postings,
                balances,
                periods,
                created,
                new CheckApplications(receivables, periods, limits),
                rest),
            takeBack,
            moveMoney,
            moves);
  }

  /** A new tenant with the legal entities DE and FR, accounts of both and customers C0 to C2. */
  static BooksInTest open() {
    BooksInTest books = new BooksInTest("t" + TENANTS.incrementAndGet());
    books.run(
        () -> {
          books.sql.change("insert into tenant (id, name) values (?, 'test')", books.tenant);
          for (String entity : new String[] {"DE", "FR"}) {
            books.sql.change("insert into legal_entity (id, name) values (?, ?)", entity, entity);
            books.sql.change(
                "insert into own_account (id, legal_entity) values (?, ?)",
                "ACC-" + entity,
                entity);
          }
          for (String customer : new String[] {"C0", "C1", "C2"}) {
            books.sql.change(
                "insert into customer (id, number, name, content_hash) values (?, ?, ?, '')",
                customer,
                customer,
                customer);
          }
        });
    return books;
  }

  /** A second instance on the same tenant, for a second thread. */
  BooksInTest beside() {
    return new BooksInTest(tenant);
  }

  static DatabaseSettings database() {
    return DATABASE;
  }

  <T> T call(Callable<T> work) {
    Connection connection = CONNECTIONS.get();
    try {
      try (var setting =
          connection.prepareStatement("select set_config('quittance.tenant', ?, true)")) {
        setting.setString(1, tenant);
        setting.execute();
      }
      source.begin(connection);
      T result = work.call();
      connection.commit();
      return result;
    } catch (RuntimeException | Error e) {
      rollBack(connection);
      throw e;
    } catch (Exception e) {
      rollBack(connection);
      throw new IllegalStateException(e);
    } finally {
      source.end();
    }
  }

  /** Opening one costs more than most transactions here. */
  private static final ThreadLocal<Connection> CONNECTIONS =
      ThreadLocal.withInitial(
          () -> {
            try {
              Connection connection = TestDatabase.application(DATABASE).getConnection();
              connection.setAutoCommit(false);
              return connection;
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          });

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void run(Runnable work) {
    call(
        () -> {
          work.run();
          return null;
        });
  }

  /** The transaction under way breaks instead of preparing its n-th statement from here. */
  void breakAtStatement(int number) {
    source.breakAt(number);
  }

  void item(String id, OpenItem.Kind kind, String customer, long minor) {
    item(id, kind, customer, "DE", "EUR", "open", minor);
  }

  void item(
      String id,
      OpenItem.Kind kind,
      String customer,
      String entity,
      String currency,
      String status,
      long minor) {
    run(
        () ->
            sql.change(
                """
                insert into open_item (id, number, canonical_number, customer, legal_entity, kind,
                  currency, amount_minor, open_minor, status, content_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')
                """,
                id,
                id,
                id,
                customer,
                entity,
                kind.name().toLowerCase(Locale.ROOT),
                currency,
                minor,
                status.equals("closed") ? 0 : minor,
                status));
  }

  /** A payment on the German account, booked and received unless another status is given. */
  void payment(String id, long minor, String status) {
    payment(id, "EUR", minor, status);
  }

  void payment(String id, String currency, long minor) {
    payment(id, currency, minor, "booked");
  }

  private void payment(String id, String currency, long minor, String status) {
    run(
        () -> {
          sql.change(
              """
              insert into payment (id, account, legal_entity, status, amount_minor, currency,
                booking_date) values (?, 'ACC-DE', 'DE', ?, ?, ?, date '2026-03-10')
              """,
              id,
              status,
              minor,
              currency);
          if (status.equals("booked")) {
            ledger.receive(payments.payment(id).orElseThrow());
          }
        });
  }

  void payment(String id, long minor) {
    payment(id, minor, "booked");
  }

  long available(String item) {
    return call(() -> receivables.item(item).orElseThrow().available().minor());
  }

  long left(String payment) {
    return call(() -> payments.payment(payment).orElseThrow().available().minor());
  }

  long number(String query, Object... arguments) {
    return call(() -> sql.first(query, row -> row.getLong(1), arguments).orElseThrow());
  }

  /** Hands out the test's transaction and lets nobody close it. */
  private static final class TransactionSource implements DataSource {
    private Connection current;
    private int statements;
    private int breakAt;

    void begin(Connection connection) {
      current = connection;
      statements = 0;
      breakAt = 0;
    }

    void end() {
      current = null;
    }

    void breakAt(int number) {
      statements = 0;
      breakAt = number;
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (current == null) {
        throw new SQLException("no transaction");
      }
      Connection connection = current;
      return (Connection)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  return null;
                }
                if (method.getName().equals("prepareStatement") && ++statements == breakAt) {
                  throw new Crash();
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }

  /** The process died here, as far as the transaction can tell. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
