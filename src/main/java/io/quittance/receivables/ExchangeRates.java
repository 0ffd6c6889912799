package io.quittance.receivables;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The imported exchange rates. Every method runs in the caller's tenant transaction. */
@Singleton
public class ExchangeRates {
  private final Sql sql;
  private final int mostDaysOld;

  /**
   * @param mostDaysOld how old a rate may be when the day itself has none: weekends and holidays
   */
  public ExchangeRates(
      Sql sql,
      @ConfigProperty(name = "quittance.exchange-rates.most-days-old", defaultValue = "7")
          int mostDaysOld) {
    this.sql = sql;
    this.mostDaysOld = mostDaysOld;
  }

  /**
   * The day's rate, else the latest of the few days before it. A rate of the opposite direction or
   * over a third currency is another rate: nothing is inverted or crossed.
   *
   * @return empty when nobody imported one, also for two equal currencies
   */
  public Optional<ExchangeRate> on(LocalDate date, Currency from, Currency to) {
    return sql.first(
        """
        select * from exchange_rate
        where from_currency = ? and to_currency = ? and rate_date <= ? and rate_date >= ?
        order by rate_date desc, id desc limit 1
        """,
        ExchangeRates::read,
        from.getCurrencyCode(),
        to.getCurrencyCode(),
        date,
        date.minusDays(mostDaysOld));
  }

  /** The one said last for exactly this day. */
  Optional<ExchangeRate> latestFor(ExchangeRate sameDayAndPair) {
    return sql.first(
        """
        select * from exchange_rate
        where from_currency = ? and to_currency = ? and rate_date = ? order by id desc limit 1
        """,
        ExchangeRates::read,
        sameDayAndPair.from().getCurrencyCode(),
        sameDayAndPair.to().getCurrencyCode(),
        sameDayAndPair.date());
  }

  void add(List<ExchangeRate> rates) {
    sql.changeEach(
        """
        insert into exchange_rate (rate_date, from_currency, to_currency, rate, source)
        values (?, ?, ?, ?, ?)
        """,
        rates.stream()
            .map(
                rate ->
                    new Object[] {
                      rate.date(),
                      rate.from().getCurrencyCode(),
                      rate.to().getCurrencyCode(),
                      rate.rate(),
                      rate.source()
                    })
            .toList());
  }

  /** Two imports of the same day would both take their rate for the last one said. */
  void lock() {
    sql.list(
        "select pg_advisory_xact_lock(hashtextextended('rates of ' || current_tenant(), 0))",
        row -> true);
  }

  /**
   * What counts, in the order of day, from and to.
   *
   * @param after the keys of the last one known: day, from, to; null at the beginning
   * @param from null for every currency, as {@code to}
   */
  List<ExchangeRate> list(List<String> after, String from, String to, int count) {
    return sql.list(
        """
        select distinct on (rate_date, from_currency, to_currency) * from exchange_rate
        where (rate_date, from_currency, to_currency) > (cast(? as date), ?, ?)
          and (cast(? as text) is null or from_currency = ?)
          and (cast(? as text) is null or to_currency = ?)
        order by rate_date, from_currency, to_currency, id desc limit ?
        """,
        ExchangeRates::read,
        after == null ? "0001-01-01" : after.get(0),
        after == null ? "" : after.get(1),
        after == null ? "" : after.get(2),
        from,
        from,
        to,
        to,
        count);
  }

  private static ExchangeRate read(ResultSet row) throws SQLException {
    return new ExchangeRate(
        Sql.date(row, "rate_date"),
        Currency.getInstance(row.getString("from_currency")),
        Currency.getInstance(row.getString("to_currency")),
        row.getBigDecimal("rate"),
        row.getString("source"));
  }
}
