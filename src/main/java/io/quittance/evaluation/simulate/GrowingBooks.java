package io.quittance.evaluation.simulate;

import io.quittance.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Books that grow from one measurement to the next, written straight into the tables, and the plain
 * lookups on them. Everything is done as the application's role in one tenant.
 */
final class GrowingBooks implements AutoCloseable {
  private final Connection connection;

  private GrowingBooks(Connection connection) {
    this.connection = connection;
  }

  static GrowingBooks open(DatabaseSettings database, String tenant) throws SQLException {
    Connection connection =
        DriverManager.getConnection(database.url(), database.appUser(), database.appPassword());
    try (PreparedStatement set =
        connection.prepareStatement("select set_config('quittance.tenant', ?, false)")) {
      set.setString(1, tenant);
      set.execute();
    }
    return new GrowingBooks(connection);
  }

  /**
   * Items numbered from {@code from} on, in turn of the customers {@code prefix0} to {@code
   * prefix<customers - 1>}.
   */
  void add(String prefix, int customers, int from, int count) throws SQLException {
    update(
        """
        insert into customer (id, number, name, content_hash)
        select ? || c, ? || c, 'Customer ' || ? || c, '' from generate_series(0, ? - 1) c
        on conflict do nothing
        """,
        prefix,
        prefix,
        prefix,
        customers);
    update(
        """
        insert into open_item (id, number, canonical_number, customer, legal_entity, kind, currency,
          amount_minor, open_minor, issue_date, due_date, status, content_hash)
        select ? || '-' || n, ? || '-' || (1000000 + n), ? || (1000000 + n), ? || (n % ?), 'ONE', 'invoice', 'EUR',
          10000 + (n * 7919::bigint) % 900000, 10000 + (n * 7919::bigint) % 900000,
          current_date - 40, current_date - 10, 'open', ''
        from generate_series(?, ?) n
        """,
        prefix, prefix, prefix, prefix, customers, from, from + count - 1);
    update("analyze");
  }

  /** The account from which the customer pays. */
  static String account(String customer) {
    return "ACCOUNT" + customer.toUpperCase(Locale.ROOT);
  }

  void addAccounts(String prefix, int customers) throws SQLException {
    update(
        """
        insert into customer_bank_account (account, customer)
        select upper('account' || ? || c), ? || c from generate_series(0, ? - 1) c
        on conflict do nothing
        """,
        prefix,
        prefix,
        customers);
  }

  /** Cents of the item with this number. */
  static long cents(int number) {
    return 10_000 + number * 7_919L % 900_000;
  }

  /** The rows that any matcher has to read: the payment by its amount, the payer, the items. */
  int lookUp(long cents, String account, String[] numbers) throws SQLException {
    int rows = count("select * from payment where amount_minor = ?", cents);
    rows +=
        count(
            """
            select c.* from customer c
            join customer_bank_account a on a.tenant = c.tenant and a.customer = c.id
            where a.account = ?
            """,
            account);
    return rows
        + count(
            "select * from open_item where canonical_number = any(?)",
            connection.createArrayOf("text", numbers));
  }

  private int count(String sql, Object value) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setObject(1, value);
      int rows = 0;
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows += found.getString(1).isEmpty() ? 0 : 1;
        }
      }
      return rows;
    }
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        change.setObject(i + 1, values[i]);
      }
      change.execute();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
