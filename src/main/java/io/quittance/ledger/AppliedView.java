package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stored application as the API shows it.
 *
 * @param payment null for netting without cash
 * @param amount plain decimal, cash applied; on a credit item the credit used, negative, so that
 *     the amounts of a payment add up to its cash applied
 * @param parts what else settles the item; left out when there is none
 * @param exchange left out when payment and item are in one currency
 * @param reversalCode what the reversal cites, or null
 * @param message id of the message whose advice was followed, or null
 * @param decidedBy {@code certifier} or a person
 */
public record AppliedView(
    String id,
    String payment,
    String openItem,
    String currency,
    String amount,
    String discount,
    String writeOff,
    String reasonCode,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts,
    @JsonInclude(JsonInclude.Include.NON_NULL) Exchange exchange,
    State state,
    String reversalReason,
    @JsonIgnore String reversalCode,
    String message,
    String decidedBy,
    String posting,
    Instant recordedAt,
    @JsonIgnore long sequence) {

  public enum State {
    @JsonProperty("applied")
    APPLIED,
    @JsonProperty("reversed")
    REVERSED
  }

  /**
   * @param amount plain decimal, positive
   * @param openItem id of the item that a deduction became, or null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(String role, String amount, String reasonCode, String openItem) {}

  /**
   * Money of the payment that was exchanged for the amount.
   *
   * @param amount plain decimal in the payment's currency
   * @param rate units of the item's currency for one of the payment's
   */
  public record Exchange(String currency, String amount, String rate, String source) {}

  public AppliedView {
    parts = List.copyOf(parts);
  }

  /** True when somebody wanted it gone, and not only something else in its place. */
  public boolean unwanted() {
    return state == State.REVERSED && !ReversalReason.REPROCESSED.equals(reversalCode);
  }

  static AppliedView read(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    String reversal = row.getString("reversal_reason");
    return new AppliedView(
        row.getString("id"),
        row.getString("payment"),
        row.getString("open_item"),
        currency,
        signedAmount(row, currency),
        decimal(row, "discount_minor", currency),
        decimal(row, "write_off_minor", currency),
        row.getString("reason_code"),
        parts(row, currency),
        exchange(row),
        reversal == null ? State.APPLIED : State.REVERSED,
        reversal,
        row.getString("reversal_code"),
        row.getString("message"),
        row.getString("actor"),
        row.getString("posting"),
        Sql.instant(row, "recorded_at"),
        row.getLong("sequence"));
  }

  private static Exchange exchange(ResultSet row) throws SQLException {
    String currency = row.getString("paid_currency");
    return currency == null
        ? null
        : new Exchange(
            currency,
            decimal(row, "paid_minor", currency),
            row.getBigDecimal("rate").stripTrailingZeros().toPlainString(),
            row.getString("rate_source"));
  }

  private static List<Part> parts(ResultSet row, String currency) throws SQLException {
    List<String> roles = Sql.texts(row, "part_roles");
    List<String> amounts = Sql.texts(row, "part_amounts");
    List<String> reasons = Sql.texts(row, "part_reasons");
    List<String> items = Sql.texts(row, "part_items");
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < roles.size(); i++) {
      parts.add(
          new Part(
              roles.get(i),
              Money.ofMinor(Long.parseLong(amounts.get(i)), currency).toPlainString(),
              nullWhenEmpty(reasons.get(i)),
              nullWhenEmpty(items.get(i))));
    }
    return parts;
  }

  private static String nullWhenEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String signedAmount(ResultSet row, String currency) throws SQLException {
    Money amount = Money.ofMinor(row.getLong("amount_minor"), currency);
    return (row.getBoolean("credit") ? amount.negated() : amount).toPlainString();
  }

  private static String decimal(ResultSet row, String column, String currency) throws SQLException {
    return Money.ofMinor(row.getLong(column), currency).toPlainString();
  }
}
