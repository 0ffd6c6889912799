package io.quittance.ledger;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * Where the money stands at a glance, one amount a currency. Runs in the caller's tenant
 * transaction.
 */
@Singleton
public class CashPosition {
  private final Sql sql;

  CashPosition(Sql sql) {
    this.sql = sql;
  }

  /** Money whose payer is not known. */
  public List<Money> unidentified() {
    return sums("unidentified_minor");
  }

  /** Money of known payers that is on no item. */
  public List<Money> unapplied() {
    return sums("unapplied_minor");
  }

  /**
   * @param count applications that stand @param cash their cash, credit used counted against it
   */
  public record Applied(long count, List<Money> cash) {}

  /** What was applied since a time and still stands. */
  public Applied appliedSince(Instant since) {
    record Sum(long count, Money cash) {}
    List<Sum> sums =
        sql.list(
            """
            select a.in_currency as currency, count(*) as applications,
              sum(case when a.credit then -a.minor else a.minor end) as cash
            from (select *, coalesce(paid_minor, amount_minor) as minor,
                coalesce(paid_currency, application.currency) as in_currency from application) a
            where a.recorded_at >= ? and not exists (select 1 from application_reversal r
              where r.tenant = a.tenant and r.application = a.id)
            group by a.in_currency order by a.in_currency
            """,
            row ->
                new Sum(
                    row.getLong("applications"),
                    Money.ofMinor(row.getLong("cash"), row.getString("currency"))),
            since);
    return new Applied(
        sums.stream().mapToLong(Sum::count).sum(), sums.stream().map(Sum::cash).toList());
  }

  private List<Money> sums(String column) {
    return sql.list(
        "select p.currency, sum(b."
            + column
            + ") as rest from payment_balance b join payment p on p.tenant = b.tenant"
            + " and p.id = b.payment group by p.currency having sum(b."
            + column
            + ") > 0 order by p.currency",
        row -> Money.ofMinor(row.getLong("rest"), row.getString("currency")));
  }
}
