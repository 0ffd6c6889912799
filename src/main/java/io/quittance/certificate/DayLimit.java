package io.quittance.certificate;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/**
 * What certificates move on a day, in each currency. The day's row stays locked until the
 * transaction ends, so that two writers take turns and the second sees what the first has taken.
 */
@ApplicationScoped
class DayLimit {
  private final Sql sql;

  DayLimit(Sql sql) {
    this.sql = sql;
  }

  /** Takes an amount off the day's limit; false leaves everything as it was. */
  boolean take(LocalDate day, Money cash, Money limit) {
    if (cash.compareTo(limit) > 0) {
      return false;
    }
    return sql.change(
            """
            insert into certificate_day as d (day, currency, posted_minor) values (?, ?, ?)
            on conflict (tenant, day, currency) do update
            set posted_minor = d.posted_minor + excluded.posted_minor
            where d.posted_minor + excluded.posted_minor <= ?
            """,
            day,
            cash.currency().getCurrencyCode(),
            cash.minor(),
            limit.minor())
        > 0;
  }

  void giveBack(LocalDate day, Money cash) {
    sql.change(
        "update certificate_day set posted_minor = posted_minor - ? where day = ? and currency = ?",
        cash.minor(),
        day,
        cash.currency().getCurrencyCode());
  }
}
