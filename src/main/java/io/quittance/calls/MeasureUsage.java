package io.quittance.calls;

import io.quittance.database.Sql;
import io.quittance.figures.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts {@code model_call}. In the caller's tenant transaction. */
@ApplicationScoped
public class MeasureUsage {
  /** Rows by day that one answer shows: three models with two prompts for half a year. */
  static final int MOST_ROWS = 1_000;

  private static final String USAGE =
      """
      select day, model, prompt,
        count(*) filter (where not kept) as calls,
        count(*) filter (where kept) as kept,
        count(*) filter (where not kept and outcome in ('unavailable', 'failed')) as unanswered,
        count(*) filter (where ended_at is null and begun_at < ?) as unfinished,
        sum(input_tokens) as input_tokens, sum(output_tokens) as output_tokens,
        count(*) filter (where not kept and input_tokens + output_tokens > 0 and cost is null)
          as unpriced,
        percentile_disc(0.5) within group (order by millis) filter (where not kept) as median,
        percentile_disc(0.95) within group (order by millis) filter (where not kept) as slowest,
        count(*) filter (where not kept and outcome = 'complete' and not usable) as nonsense,
        coalesce(sum(values_refused) filter (where not kept), 0) as refused
      from model_call where day between ? and ?
      group by grouping sets ((day, model, prompt), (model, prompt))
      order by day desc nulls first, calls desc, model, prompt
      """;

  private static final String COST =
      """
      select day, model, prompt, currency, sum(cost) as cost
      from model_call where day between ? and ? and currency is not null and not kept
      group by grouping sets ((day, model, prompt, currency), (model, prompt, currency))
      """;

  private final Sql sql;
  private final CallBook book;
  private final CallSettings settings;
  private final Clock clock;

  MeasureUsage(Sql sql, CallBook book, CallSettings settings, Clock clock) {
    this.sql = sql;
    this.book = book;
    this.settings = settings;
    this.clock = clock;
  }

  private record Key(LocalDate day, String model, String prompt) {
    static Key of(ResultSet row) throws SQLException {
      return new Key(Sql.date(row, "day"), row.getString("model"), row.getString("prompt"));
    }
  }

  public LocalDate today() {
    return book.today();
  }

  public ModelUsage measure(Period period) {
    Map<Key, Map<Currency, BigDecimal>> costs = costs(period);
    List<ModelUsage.Group> groups =
        sql.list(
            USAGE,
            row -> group(row, costs),
            clock.instant().minus(CallBook.LONGEST_CALL),
            period.from(),
            period.to());
    List<ModelUsage.Group> days = groups.stream().filter(group -> group.day() != null).toList();
    return new ModelUsage(
        period.from(),
        period.to(),
        book.tokensToday(),
        settings.tokensPerDay(),
        groups.stream().filter(group -> group.day() == null).toList(),
        days.stream().limit(MOST_ROWS).toList(),
        Math.max(0, days.size() - MOST_ROWS));
  }

  private Map<Key, Map<Currency, BigDecimal>> costs(Period period) {
    Map<Key, Map<Currency, BigDecimal>> costs = new HashMap<>();
    sql.list(
        COST,
        row ->
            costs
                .computeIfAbsent(Key.of(row), key -> byCode())
                .put(Currency.getInstance(row.getString("currency")), row.getBigDecimal("cost")),
        period.from(),
        period.to());
    return costs;
  }

  private static Map<Currency, BigDecimal> byCode() {
    return new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode));
  }

  private static ModelUsage.Group group(ResultSet row, Map<Key, Map<Currency, BigDecimal>> costs)
      throws SQLException {
    Key key = Key.of(row);
    BigDecimal input = row.getBigDecimal("input_tokens");
    return new ModelUsage.Group(
        key.day(),
        key.model(),
        key.prompt(),
        row.getLong("calls"),
        row.getLong("kept"),
        row.getLong("unanswered"),
        row.getLong("unfinished"),
        input == null
            ? null
            : new ModelUsage.Tokens(
                input.longValueExact(), row.getBigDecimal("output_tokens").longValueExact()),
        costs.getOrDefault(key, Map.of()),
        row.getLong("unpriced"),
        millis(row, "median"),
        millis(row, "slowest"),
        row.getLong("nonsense"),
        row.getLong("refused"));
  }

  private static Duration millis(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Duration.ofMillis(millis);
  }
}
