package io.quittance.replay;

import io.quittance.calls.EstimateCost;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import io.quittance.replay.ReprocessingView.Report;
import io.quittance.replay.ReprocessingView.Sums;
import io.quittance.replay.ReprocessingView.Usage;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The report of a request, added up from its items each time it is asked for: there is no counter
 * that could be one too many. In the caller's tenant transaction.
 */
@Singleton
class AddUp {
  private static final String ITEMS =
      """
      select i.position, i.message, m.subject, m.sender, i.outcome, i.reason,
        i.difference::text as difference, i.money::text as money, i.promotion, i.promotion_code,
        i.promotion_reason
      from reprocessing_item i join message m on m.id = i.message
      """;

  /** Under which word those are counted that are still to be promoted. */
  private static final String WAITING = "waiting";

  private final Sql sql;
  private final EstimateCost cost;

  AddUp(Sql sql, EstimateCost cost) {
    this.sql = sql;
    this.cost = cost;
  }

  private record Counted(String outcome, String promotion, int items, int kept) {}

  private record Moved(Outcome outcome, Money before, Money after) {}

  Report of(UUID id) {
    List<Counted> counted =
        sql.list(
            """
            select outcome, count(*) as items,
              case when work <> 'done' and outcome is not null then ? else promotion end as promotion,
              count(*) filter (where difference ->> 'kept' is not null) as kept
            from reprocessing_item where reprocessing = ? group by 1, 3
            """,
            row ->
                new Counted(
                    row.getString("outcome"),
                    row.getString("promotion"),
                    row.getInt("items"),
                    row.getInt("kept")),
            WAITING,
            id);
    Map<String, Integer> outcomes = new TreeMap<>();
    Map<String, Integer> promotion = new TreeMap<>();
    int items = 0;
    int kept = 0;
    for (Counted one : counted) {
      items += one.items();
      kept += one.kept();
      outcomes.merge(Optional.ofNullable(one.outcome()).orElse(""), one.items(), Integer::sum);
      if (one.promotion() != null) {
        promotion.merge(one.promotion(), one.items(), Integer::sum);
      }
    }
    List<Moved> money = money(id);
    Map<Outcome, Map<String, Sums>> byOutcome = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      Map<String, Sums> sums =
          sums(money.stream().filter(one -> one.outcome() == outcome).toList());
      if (!sums.isEmpty()) {
        byOutcome.put(outcome, sums);
      }
    }
    return new Report(
        items,
        outcomes.getOrDefault("", 0),
        outcomes.getOrDefault(Outcome.SAME.text(), 0),
        outcomes.getOrDefault(Outcome.BETTER.text(), 0),
        outcomes.getOrDefault(Outcome.WORSE.text(), 0),
        outcomes.getOrDefault(Outcome.DIFFERENT.text(), 0),
        outcomes.getOrDefault(Outcome.FAILED.text(), 0),
        kept,
        sums(money),
        byOutcome,
        usage(id),
        promotion);
  }

  private List<Moved> money(UUID id) {
    return sql.list(
        """
        select i.outcome, c.key as currency, sum((c.value ->> 'before')::numeric) as before,
          sum((c.value ->> 'after')::numeric) as after
        from reprocessing_item i, jsonb_each(i.money) c
        where i.reprocessing = ? and i.outcome is not null
        group by i.outcome, c.key order by i.outcome, c.key
        """,
        row ->
            new Moved(
                Outcome.of(row.getString("outcome")),
                Money.parse(row.getBigDecimal("before").toPlainString(), row.getString("currency")),
                Money.parse(row.getBigDecimal("after").toPlainString(), row.getString("currency"))),
        id);
  }

  private static Map<String, Sums> sums(List<Moved> money) {
    Map<String, Money> before = new TreeMap<>();
    Map<String, Money> after = new TreeMap<>();
    for (Moved one : money) {
      String currency = one.before().currency().getCurrencyCode();
      before.merge(currency, one.before(), Money::plus);
      after.merge(currency, one.after(), Money::plus);
    }
    Map<String, Sums> sums = new TreeMap<>();
    before.forEach(
        (currency, was) ->
            sums.put(
                currency,
                new Sums(
                    was.toPlainString(),
                    after.get(currency).toPlainString(),
                    after.get(currency).minus(was).toPlainString())));
    return sums;
  }

  /** Of what was read anew; a request that only matches asks nobody. */
  private Usage usage(UUID id) {
    return sql.first(
            """
            select coalesce(sum((i.reading -> 'usage' ->> 'calls')::bigint), 0) as calls,
              coalesce(sum((i.reading -> 'usage' ->> 'inputTokens')::bigint), 0) as input,
              coalesce(sum((i.reading -> 'usage' ->> 'outputTokens')::bigint), 0) as output,
              max(r.model) as model
            from reprocessing_item i join reprocessing r on r.id = i.reprocessing
            where i.reprocessing = ? and r.stage <> 'match'
            """,
            this::usage,
            id)
        .orElseThrow();
  }

  private Usage usage(ResultSet row) throws SQLException {
    long input = row.getLong("input");
    long output = row.getLong("output");
    String model = row.getString("model");
    return new Usage(
        row.getLong("calls"),
        input,
        output,
        model == null ? null : cost.of(model, input, output).orElse(null));
  }

  /**
   * Items in their order.
   *
   * @param outcome null for all
   * @param after position of the last one of the page before, or 0
   */
  List<ItemView> items(UUID id, Outcome outcome, int after, int count) {
    String wanted = outcome == null ? null : outcome.text();
    return sql.list(
        ITEMS
            + "where i.reprocessing = ? and i.position > ?"
            + " and (cast(? as text) is null or i.outcome = ?) order by i.position limit ?",
        row ->
            new ItemView(
                row.getInt("position"),
                row.getObject("message", UUID.class),
                row.getString("subject"),
                row.getString("sender"),
                row.getString("outcome") == null ? null : Outcome.of(row.getString("outcome")),
                row.getString("reason"),
                Requests.json(row.getString("difference")),
                Requests.json(row.getString("money")),
                row.getString("promotion"),
                row.getString("promotion_code"),
                row.getString("promotion_reason")),
        id,
        after,
        wanted,
        wanted,
        count);
  }
}
