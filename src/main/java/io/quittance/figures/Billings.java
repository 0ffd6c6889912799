package io.quittance.figures;

import io.quittance.database.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Days sales outstanding, where the billings of a period are known: only what was imported all
 * through it, and until today, holds the invoices that were paid meanwhile. In the caller's tenant
 * transaction.
 */
class Billings {
  /** Owed is what is available; items sold are owed to others. Credits are owed by us. */
  private static final String DAYS =
      """
      select key, currency, case
        when billed > 0 and owed >= 0 then round(owed::numeric * ? / billed, 1) end as days
      from (
        select %s as key, i.currency,
          sum(case when i.status = 'sold' then 0
            when i.kind in ('credit_memo', 'on_account') then -available
            else available end) as owed,
          sum(case when i.issue_date is null or i.issue_date < ? or i.issue_date > ?
              or not i.erp_owned then 0
            when i.kind in ('invoice', 'debit_memo') then i.amount_minor
            when i.kind = 'credit_memo' then -i.amount_minor else 0 end) as billed
        from (select i.*, i.open_minor - coalesce(b.pending_minor, 0) as available
          from open_item i left join item_balance b on b.tenant = i.tenant and b.item = i.id) i
        group by 1, i.currency) by_currency
      where currency in (select currency from open_item
        group by currency having min(first_seen_at) < ?)
      """;

  private final Sql sql;

  Billings(Sql sql) {
    this.sql = sql;
  }

  /** Whose items, in which currency. */
  record Of(String customer, String currency) {}

  Map<Of, BigDecimal> daysSalesOutstanding(Period period, LocalDate today, boolean byCustomer) {
    if (period.to().isBefore(today)) {
      return Map.of();
    }
    Map<Of, BigDecimal> days = new HashMap<>();
    sql.list(
        DAYS.formatted(byCustomer ? "i.customer" : "null::text"),
        row -> {
          Of of = new Of(row.getString("key"), row.getString("currency"));
          BigDecimal outstanding = row.getBigDecimal("days");
          return outstanding == null ? null : days.put(of, outstanding);
        },
        period.days(),
        period.from(),
        period.to(),
        period.start());
    return days;
  }
}
