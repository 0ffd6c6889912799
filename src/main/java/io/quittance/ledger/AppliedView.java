package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A stored application as the API shows it.
 *
 * @param payment null for netting without cash
 * @param amount plain decimal, positive; on a credit item the credit used
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
    State state,
    String reversalReason,
    String message,
    String decidedBy,
    String posting,
    @JsonIgnore long sequence) {

  public enum State {
    @JsonProperty("applied")
    APPLIED,
    @JsonProperty("reversed")
    REVERSED
  }

  static AppliedView read(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    String reversal = row.getString("reversal_reason");
    return new AppliedView(
        row.getString("id"),
        row.getString("payment"),
        row.getString("open_item"),
        currency,
        decimal(row, "amount_minor", currency),
        decimal(row, "discount_minor", currency),
        decimal(row, "write_off_minor", currency),
        row.getString("reason_code"),
        reversal == null ? State.APPLIED : State.REVERSED,
        reversal,
        row.getString("message"),
        row.getString("actor"),
        row.getString("posting"),
        row.getLong("sequence"));
  }

  private static String decimal(ResultSet row, String column, String currency) throws SQLException {
    return Money.ofMinor(row.getLong(column), currency).toPlainString();
  }
}
