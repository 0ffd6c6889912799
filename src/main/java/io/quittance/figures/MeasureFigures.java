package io.quittance.figures;

import io.quittance.database.Sql;
import io.quittance.figures.KeyFigures.Group;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts the figures of a period. In the caller's tenant transaction. */
@Singleton
public class MeasureFigures {
  /** Groups that are shown at most; the others are counted as omitted. */
  static final int MOST_GROUPS = 200;

  private final Sql sql;
  private final AppliedLines lines;
  private final ReceivedPayments payments;
  private final TimesToApplied times;
  private final RestingMoney resting;
  private final Billings billings;
  private final AuditCounts audits;
  private final Clock clock;

  MeasureFigures(Sql sql, AuditCounts audits, Clock clock) {
    this.sql = sql;
    this.lines = new AppliedLines(sql);
    this.payments = new ReceivedPayments(sql);
    this.times = new TimesToApplied(sql);
    this.resting = new RestingMoney(sql);
    this.billings = new Billings(sql);
    this.audits = audits;
    this.clock = clock;
  }

  /** The last thirty days, all together. */
  public AskedFigures usual() {
    return new AskedFigures(Period.endingWith(today()), Grouping.ALL);
  }

  public LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  public KeyFigures measure(AskedFigures asked) {
    Period period = asked.period();
    Grouping by = asked.by();
    Collection<GatheredGroup> gathered = gather(period, by);
    Map<String, String> names = by == Grouping.CUSTOMER ? customers(gathered) : new HashMap<>();
    ErrorRate audited = by == Grouping.ALL ? audits.of(period) : ErrorRate.UNKNOWN;
    List<Group> groups =
        gathered.stream()
            .map(group -> group.together(names.get(group.key()), audited, by.rests()))
            .sorted(
                Comparator.<Group>comparingLong(group -> group.lines().of())
                    .reversed()
                    .thenComparing(Group::key, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList();
    int shown = Math.min(groups.size(), MOST_GROUPS);
    return new KeyFigures(
        period,
        by,
        clock.instant(),
        groups.subList(0, shown),
        groups.size() - shown,
        lines.days(period));
  }

  private Collection<GatheredGroup> gather(Period period, Grouping by) {
    Map<String, GatheredGroup> groups = new HashMap<>();
    if (by == Grouping.ALL) {
      of(groups, null);
    }
    lines.count(period, by).forEach(counted -> of(groups, counted.key()).applied(counted));
    payments.count(period, by).forEach((key, share) -> of(groups, key).received(share));
    times.measure(period, by).forEach((key, measured) -> of(groups, key).took(measured));
    if (by.rests()) {
      boolean apart = by == Grouping.CUSTOMER;
      resting.sum(today(), apart).forEach(rest -> of(groups, rest.customer()).resting(rest));
      billings
          .daysSalesOutstanding(period, today(), apart)
          .forEach(
              (whose, days) -> {
                GatheredGroup group = groups.get(whose.customer());
                if (group != null) {
                  group.outstanding(whose.currency(), days);
                }
              });
    }
    return groups.values();
  }

  private static GatheredGroup of(Map<String, GatheredGroup> groups, String key) {
    return groups.computeIfAbsent(key, GatheredGroup::new);
  }

  private Map<String, String> customers(Collection<GatheredGroup> groups) {
    Map<String, String> names = new HashMap<>();
    sql.list(
        "select id, name from customer where id = any(?)",
        row -> names.put(row.getString("id"), row.getString("name")),
        groups.stream().map(GatheredGroup::key).filter(Objects::nonNull).toList());
    return names;
  }
}
