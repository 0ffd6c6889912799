package io.quittance.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quittance.bank.statement.BankRate;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** A payment as its row holds it. */
final class StoredPayment {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Pending money is available as announced, booked money as far as the ledger says, returned money
   * not at all.
   */
  static final String SELECT =
      """
      select p.*, case p.status when 'pending' then p.amount_minor when 'returned' then 0
        else coalesce(b.unidentified_minor + b.unapplied_minor, 0) end as available_minor
      from payment p left join payment_balance b on b.tenant = p.tenant and b.payment = p.id
      """;

  private StoredPayment() {}

  static Payment read(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return new Payment(
        row.getString("id"),
        row.getString("reference"),
        row.getString("account"),
        row.getString("legal_entity"),
        Payment.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        Money.ofMinor(row.getLong("amount_minor"), currency),
        Money.ofMinor(row.getLong("available_minor"), currency),
        Sql.date(row, "value_date"),
        Sql.date(row, "booking_date"),
        row.getString("method"),
        row.getString("payer_name"),
        row.getString("payer_account"),
        row.getString("bank_text"),
        references(row.getString("bank_references")),
        row.getString("bank_rate") == null ? null : rate(row));
  }

  private static BankRate rate(ResultSet row) throws SQLException {
    return new BankRate(
        Currency.getInstance(row.getString("bank_rate_currency")),
        row.getBigDecimal("bank_rate"),
        row.getString("bank_rate_said"));
  }

  static String referencesJson(List<Payment.Reference> references) {
    ArrayNode array = JSON.createArrayNode();
    references.forEach(
        reference ->
            array.addObject().put("type", reference.type()).put("value", reference.value()));
    return array.toString();
  }

  private static List<Payment.Reference> references(String json) {
    try {
      List<Payment.Reference> references = new ArrayList<>();
      for (JsonNode reference : JSON.readTree(json)) {
        references.add(
            new Payment.Reference(
                reference.path("type").asText(null), reference.path("value").asText(null)));
      }
      return references;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored row holds broken JSON", e);
    }
  }
}
