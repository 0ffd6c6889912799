package io.quittance.figures;

import io.quittance.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures how long mails and money waited for their application: one measurement a posting of the
 * period that stands. In the caller's tenant transaction.
 */
class TimesToApplied {
  private static final String MEASURED =
      """
      select key, count(mail) as mails, count(money) as moneys,
        percentile_disc(0.5) within group (order by mail) as mail_median,
        percentile_disc(0.9) within group (order by mail) as mail_ninety,
        percentile_disc(0.5) within group (order by money) as money_median,
        percentile_disc(0.9) within group (order by money) as money_ninety
      from (
        select key, extract(epoch from applied_at - mail_at)::bigint as mail,
          extract(epoch from applied_at - (select min(q.recorded_at) from posting q
            where q.tenant = current_tenant() and q.payment = applied.payment
              and q.kind = 'receipt'))::bigint as money
        from (
          select a.posting, min(%s) as key, min(a.payment) as payment,
            min(a.recorded_at) as applied_at, min(m.received_at) as mail_at
          %s and r.application is null group by a.posting) applied offset 0) measured
      group by key
      """;

  private final Sql sql;

  TimesToApplied(Sql sql) {
    this.sql = sql;
  }

  record Times(Spread fromMail, Spread fromMoney) {
    static final Times NONE = new Times(Spread.NONE, Spread.NONE);
  }

  /** By the key of the group. */
  Map<String, Times> measure(Period period, Grouping by) {
    Map<String, Times> times = new HashMap<>();
    sql.list(
        MEASURED.formatted(by.key(), AppliedLines.LINES),
        row ->
            times.put(row.getString("key"), new Times(spread(row, "mail"), spread(row, "money"))),
        period.start(),
        period.end());
    return times;
  }

  private static Spread spread(ResultSet row, String what) throws SQLException {
    long count = row.getLong(what + "s");
    return count == 0
        ? Spread.NONE
        : new Spread(
            count,
            Duration.ofSeconds(row.getLong(what + "_median")),
            Duration.ofSeconds(row.getLong(what + "_ninety")));
  }
}
