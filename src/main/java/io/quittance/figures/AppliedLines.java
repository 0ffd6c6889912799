package io.quittance.figures;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Counts what was applied in a period, line by line. In the caller's tenant transaction. */
class AppliedLines {
  /** Who posts without being a person. */
  static final String NO_PERSON = "('certifier', 'bank')";

  /**
   * Applications of the period with their item, decision, payment, message and, where they were
   * taken back, the decision that did it.
   */
  static final String LINES =
      """
      from application a
      join posting p on p.tenant = a.tenant and p.id = a.posting
      join decision d on d.tenant = p.tenant and d.id = p.decision
      join open_item i on i.tenant = a.tenant and i.id = a.open_item
      left join payment y on y.tenant = a.tenant and y.id = a.payment
      left join message m on m.tenant = d.tenant and m.id = d.message_id
      left join application_reversal r on r.tenant = a.tenant and r.application = a.id
      left join posting rp on rp.tenant = r.tenant and rp.id = r.posting
      left join decision rd on rd.tenant = rp.tenant and rd.id = rp.decision
      where a.recorded_at >= ? and a.recorded_at < ?
      """;

  private static final String STANDS = "r.application is null";
  private static final String AUTOMATIC = "d.actor = 'certifier'";

  /** A reversal that a person made without another reason says that the application was wrong. */
  private static final String WRONG =
      "rd.actor not in "
          + NO_PERSON
          + " and rd.reason_code in ('wrong-application', 'reversal', 'reprocessed')";

  private static final String CASH =
      "case when a.credit then -a.amount_minor else a.amount_minor end";

  /** A deduction stays owed, on an item of its own. */
  private static final String NO_LONGER_OWED =
      """
      case when a.credit then -a.amount_minor
        else a.amount_minor + a.discount_minor + a.write_off_minor + a.parts_minor - coalesce(
          case when a.parts_minor > 0 then (select sum(part.amount_minor) from application_part part
            where part.tenant = a.tenant and part.application = a.id and part.role = 'deduction')
          end, 0) end
      """;

  private static final String AGE =
      "((a.recorded_at at time zone 'UTC')::date"
          + " - coalesce(y.value_date, y.booking_date, (y.imported_at at time zone 'UTC')::date))";

  private static final String PAID_AFTER =
      STANDS
          + " and i.kind = 'invoice' and a.amount_minor > 0 and i.issue_date is not null"
          + " and coalesce(y.value_date, y.booking_date) is not null";

  private final Sql sql;

  AppliedLines(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param daysToPay null when no line has both dates
   */
  record Counted(
      String key,
      Currency currency,
      long lines,
      long touchless,
      ErrorRate automatic,
      ErrorRate byPeople,
      AgedMoney cash,
      Money creditFreed,
      BigDecimal daysToPay) {}

  /** One for each group and currency. */
  List<Counted> count(Period period, Grouping by) {
    return sql.list(
        "select "
            + by.key()
            + " as key, a.currency, count(*) as lines, "
            + counted("touchless", AUTOMATIC + " and " + STANDS)
            + counted("automatic", AUTOMATIC)
            + counted("automatic_wrong", AUTOMATIC + " and " + WRONG)
            + counted("people", "not " + AUTOMATIC)
            + counted("people_wrong", "not " + AUTOMATIC + " and " + WRONG)
            + AgedMoney.columns("cash", CASH, AGE, STANDS)
            + ", coalesce(sum("
            + NO_LONGER_OWED
            + ") filter (where "
            + STANDS
            + "), 0)::bigint as freed, round(sum((coalesce(y.value_date, y.booking_date)"
            + " - i.issue_date)::numeric * a.amount_minor) filter (where "
            + PAID_AFTER
            + ") / nullif(sum(a.amount_minor) filter (where "
            + PAID_AFTER
            + "), 0), 1) as days_to_pay "
            + LINES
            + " group by 1, a.currency order by 1, a.currency",
        AppliedLines::read,
        period.start(),
        period.end());
  }

  private static String counted(String column, String where) {
    return "count(*) filter (where " + where + ") as " + column + ", ";
  }

  private static Counted read(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Counted(
        row.getString("key"),
        currency,
        row.getLong("lines"),
        row.getLong("touchless"),
        new ErrorRate(row.getLong("automatic_wrong"), row.getLong("automatic")),
        new ErrorRate(row.getLong("people_wrong"), row.getLong("people")),
        AgedMoney.read(row, "cash", currency),
        new Money(row.getLong("freed"), currency),
        row.getBigDecimal("days_to_pay"));
  }

  /** Lines that stand, day by day. */
  List<KeyFigures.AppliedOnDay> days(Period period) {
    return sql.list(
        "select (a.recorded_at at time zone 'UTC')::date as day, "
            + counted("touchless", AUTOMATIC)
            + "count(*) as lines "
            + LINES
            + " and "
            + STANDS
            + " group by 1 order by 1",
        row -> {
          LocalDate day = Sql.date(row, "day");
          long touchless = row.getLong("touchless");
          return new KeyFigures.AppliedOnDay(day, touchless, row.getLong("lines") - touchless);
        },
        period.start(),
        period.end());
  }
}
