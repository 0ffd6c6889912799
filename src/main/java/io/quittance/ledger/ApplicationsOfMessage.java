package io.quittance.ledger;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * What was applied because of a message, reversed ones too, in the order of posting. Runs in the
 * caller's tenant transaction.
 */
@Singleton
public class ApplicationsOfMessage {
  private final Sql sql;

  ApplicationsOfMessage(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param credit true when the item is a credit item whose value was used
   * @param amount cash applied or credit used, positive
   */
  public record Applied(
      String id,
      String payment,
      String openItem,
      String number,
      boolean credit,
      Money amount,
      Money discount,
      Money writeOff,
      boolean reversed,
      String decidedBy,
      Instant recordedAt) {}

  /**
   * @param message id as cited by the decisions
   */
  public List<Applied> of(String message) {
    return sql.list(
        """
        select a.*, i.number, d.actor, r.application is not null as reversed
        from decision d
        join posting p on p.tenant = d.tenant and p.decision = d.id
        join application a on a.tenant = p.tenant and a.posting = p.id
        join open_item i on i.tenant = a.tenant and i.id = a.open_item
        left join application_reversal r on r.tenant = a.tenant and r.application = a.id
        where d.message = ? order by a.sequence
        """,
        row -> {
          String currency = row.getString("currency");
          return new Applied(
              row.getString("id"),
              row.getString("payment"),
              row.getString("open_item"),
              row.getString("number"),
              row.getBoolean("credit"),
              Money.ofMinor(row.getLong("amount_minor"), currency),
              Money.ofMinor(row.getLong("discount_minor"), currency),
              Money.ofMinor(row.getLong("write_off_minor"), currency),
              row.getBoolean("reversed"),
              row.getString("actor"),
              Sql.instant(row, "recorded_at"));
        },
        message);
  }
}
