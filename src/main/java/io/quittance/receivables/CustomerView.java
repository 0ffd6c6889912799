package io.quittance.receivables;

import io.quittance.database.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A customer as the API shows it; the fields an import takes. */
public record CustomerView(
    String id,
    String number,
    String name,
    List<String> aliases,
    List<String> emailDomains,
    List<String> bankAccounts,
    String parent,
    String group,
    String billTo,
    String payer,
    String creditLimit,
    boolean hold) {

  static CustomerView read(ResultSet row) throws SQLException {
    BigDecimal limit = row.getBigDecimal("credit_limit");
    return new CustomerView(
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
        limit == null ? null : limit.toPlainString(),
        row.getBoolean("hold"));
  }
}
