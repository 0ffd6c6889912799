package io.quittance.figures;

import io.quittance.database.DatabaseSettings;
import io.quittance.database.Sql;
import io.quittance.database.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A past written straight into the tables of one tenant, each posting at the time it is said. */
final class HistoryInTest {
  private static final DatabaseSettings DATABASE = TestDatabase.fresh();
  private static final AtomicInteger TENANTS = new AtomicInteger();

  final Sql sql;

  HistoryInTest() {
    String tenant = "t" + TENANTS.incrementAndGet();
    sql = new Sql(ofOneConnection(tenant));
    sql.change("insert into tenant (id, name) values (?, 'test')", tenant);
    sql.change("insert into legal_entity (id, name) values ('DE', 'Northwind')");
    sql.change("insert into own_account (id, legal_entity) values ('ACC', 'DE')");
    for (String customer : new String[] {"Acme", "Birch"}) {
      sql.change(
          "insert into customer (id, number, name, content_hash) values (?, ?, ?, '')",
          customer,
          customer,
          customer + " Ltd");
    }
  }

  /** One connection for all statements, each a transaction of its own; nobody closes it. */
  private static DataSource ofOneConnection(String tenant) {
    PGSimpleDataSource source = (PGSimpleDataSource) TestDatabase.application(DATABASE);
    source.setOptions("-c quittance.tenant=" + tenant);
    try {
      Connection connection = source.getConnection();
      Connection kept =
          proxy(
              Connection.class,
              (proxy, method, arguments) ->
                  method.getName().equals("close") ? null : method.invoke(connection, arguments));
      return proxy(DataSource.class, (proxy, method, arguments) -> kept);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            HistoryInTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  void item(String id, String kind, String customer, String currency, long minor, LocalDate day) {
    sql.change(
        """
        insert into open_item (id, number, canonical_number, customer, legal_entity, kind, currency,
          amount_minor, open_minor, status, issue_date, content_hash)
        values (?, ?, ?, ?, 'DE', ?, ?, ?, ?, 'open', ?, '')
        """,
        id,
        id,
        id,
        customer,
        kind,
        currency,
        minor,
        minor,
        day);
  }

  void payment(String id, String currency, long minor, LocalDate valueDate, Instant received) {
    sql.change(
        """
        with said as (
          insert into payment (id, account, legal_entity, status, amount_minor, currency, value_date)
          values (?, 'ACC', 'DE', 'booked', ?, ?, ?) returning id, amount_minor),
        balance as (
          insert into payment_balance (payment, amount_minor, unidentified_minor)
          select id, amount_minor, amount_minor from said)
        insert into decision (id, actor, reason_code)
          select 'receipt-' || id, 'bank', 'booked' from said
        """,
        id,
        minor,
        currency,
        valueDate);
    post("R-" + id, "receipt", "receipt-" + id, id, currency, minor, received, "cash", null);
  }

  /** Moves what is left of a payment to a customer's account. */
  void settle(String payment, String customer) {
    sql.change(
        """
        update payment_balance set unapplied_minor = unidentified_minor, unidentified_minor = 0,
          unapplied_customer = ? where payment = ?
        """,
        customer,
        payment);
  }

  UUID mail(String origin, Instant received) {
    UUID id = UUID.randomUUID();
    sql.change(
        """
        insert into message (id, origin, received_at, status, changed_at)
        values (?, ?, ?, 'applied', ?)
        """,
        id,
        origin,
        received,
        received);
    return id;
  }

  /** Who decided on what evidence; message and reader may be null. */
  record By(String actor, UUID message, String reader) {}

  void apply(String id, String payment, String item, long minor, long discount, Instant at, By by) {
    String currency =
        sql.first("select currency from open_item where id = ?", r -> r.getString(1), item)
            .orElseThrow();
    sql.change(
        "insert into decision (id, actor, reason_code, message, reader) values (?, ?, 'x', ?, ?)",
        "D-" + id,
        by.actor(),
        by.message() == null ? null : by.message().toString(),
        by.reader());
    post("P-" + id, "application", "D-" + id, payment, currency, minor, at, "unidentified", item);
    sql.change(
        """
        insert into application (id, posting, payment, open_item, credit, currency, amount_minor,
          discount_minor, write_off_minor, recorded_at)
        select ?, ?, ?, id, kind = 'credit_memo', ?, ?, ?, 0, ? from open_item where id = ?
        """,
        id,
        "P-" + id,
        payment,
        currency,
        minor,
        discount,
        at,
        item);
    sql.change(
        """
        update payment_balance set applied_minor = applied_minor + ?,
          unidentified_minor = unidentified_minor - ? where payment = ?
        """,
        minor,
        minor,
        payment);
  }

  void reverse(String application, String actor, String reason, Instant at) {
    sql.change(
        "insert into decision (id, actor, reason_code) values (?, ?, ?)",
        "DR-" + application,
        actor,
        reason);
    String payment =
        sql.first("select payment from application where id = ?", r -> r.getString(1), application)
            .orElseThrow();
    post("PR-" + application, "reversal", "DR-" + application, payment, "EUR", 1, at, "cash", null);
    sql.change(
        "insert into application_reversal (application, posting, reason) values (?, ?, 'said so')",
        application,
        "PR-" + application);
    sql.change(
        """
        update payment_balance b set applied_minor = applied_minor - a.amount_minor,
          unidentified_minor = unidentified_minor + a.amount_minor
        from application a where a.id = ? and b.payment = a.payment
        """,
        application);
  }

  private void post(
      String id,
      String kind,
      String decision,
      String payment,
      String currency,
      long minor,
      Instant at,
      String debited,
      String item) {
    sql.change(
        """
        with written as (
          insert into posting (id, transaction_id, kind, legal_entity, posting_date, period, decision,
            payment, idempotency_key, request_hash, recorded_at)
          values (?, ?, ?, 'DE', date '2026-03-01', '2026-03', ?, ?, ?, '', ?) returning id)
        insert into posting_entry (posting, line, account_role, side, customer, open_item, payment,
          currency, amount_minor)
        select w.id, v.line, v.role, v.side,
          case when v.role = 'receivable' then i.customer end,
          case when v.role = 'receivable' then i.id end, ?, ?, ?
        from written w
        cross join (values (1, ?, 'debit'),
          (2, case when ?::text is null then 'unidentified' else 'receivable' end, 'credit'))
          as v (line, role, side)
        left join open_item i on i.id = ?
        """,
        id,
        id,
        kind,
        decision,
        payment,
        id,
        at,
        payment,
        currency,
        minor,
        debited,
        item,
        item);
  }
}
