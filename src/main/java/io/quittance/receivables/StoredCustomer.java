package io.quittance.receivables;

import io.quittance.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A customer as its row holds it. */
final class StoredCustomer {
  private StoredCustomer() {}

  static Customer read(ResultSet row) throws SQLException {
    return new Customer(
        row.getString("id"),
        row.getString("number"),
        row.getString("name"),
        Sql.texts(row, "aliases"),
        Sql.texts(row, "email_domains"),
        Sql.texts(row, "bank_accounts"),
        row.getString("parent"),
        row.getString("customer_group"),
        row.getString("bill_to"),
        row.getString("payer"),
        row.getBoolean("hold"));
  }
}
