package io.quittance.bank;

import io.quittance.bank.movement.Movement;
import io.quittance.bank.movement.Report;
import io.quittance.bank.nature.Nature;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.statement.Direction;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The rows of movements; their payments are in {@link EntryPayments}. In the caller's tenant
 * transaction.
 */
@Singleton
class EntryStore {
  /** Reports of one reference may lie this far apart, and so may booking and value date. */
  private static final int DAYS_AROUND = 15;

  private final Sql sql;

  EntryStore(Sql sql) {
    this.sql = sql;
  }

  /** One import at a time on each account, until the transaction ends. */
  void lock(String account) {
    sql.list(
        "select pg_advisory_xact_lock(hashtextextended(current_tenant() || ' ' || ?, 80))",
        row -> true,
        account);
  }

  /**
   * Everything that one of these reports can mean: by its name, or by its amount around its day.
   */
  List<Movement> movements(String account, Collection<Report> reports) {
    if (reports.isEmpty()) {
      return List.of();
    }
    List<LocalDate> days = reports.stream().map(Report::day).sorted().toList();
    LocalDate from = days.get(0).minusDays(DAYS_AROUND);
    LocalDate to = days.get(days.size() - 1).plusDays(DAYS_AROUND);
    List<String> names =
        reports.stream()
            .flatMap(report -> Stream.of(report.reference(), report.given()))
            .filter(Objects::nonNull)
            .toList();
    long[] amounts =
        reports.stream()
            .flatMap(report -> Stream.concat(Stream.of(report.amount()), report.parts().stream()))
            .mapToLong(Money::minor)
            .distinct()
            .toArray();
    Map<String, Movement> movements = new LinkedHashMap<>();
    sql.list(
        """
        select * from bank_entry where account = ?
          and ((day between ? and ? or value_date between ? and ?)
              and (amount_minor = any(?)
                or id in (select entry from bank_report
                  where account = ? and parts <> '{}' and parts && ?))
            or reference = any(?)
            or id in (select entry from bank_report where account = ? and given = any(?)))
        order by id
        """,
        row -> movements.put(row.getString("id"), movement(row)),
        account,
        from,
        to,
        from,
        to,
        amounts,
        account,
        amounts,
        names,
        account,
        names);
    sql.list(
        "select * from bank_report where entry = any(?) order by reported_at, fingerprint",
        row -> {
          movements.get(row.getString("entry")).told(ReportStore.report(row));
          return true;
        },
        movements.keySet());
    return List.copyOf(movements.values());
  }

  /** Movements by their ids, without the reports that tell them. */
  List<Movement> movements(Collection<String> ids) {
    return sql.list(
        "select * from bank_entry where id = any(?) order by id", EntryStore::movement, ids);
  }

  Map<String, BankEntryRow> entries(Collection<String> ids) {
    Map<String, BankEntryRow> entries = new HashMap<>();
    sql.list(
        "select id, nature, rule from bank_entry where id = any(?)",
        row ->
            entries.put(
                row.getString(1),
                new BankEntryRow(
                    row.getString(1), Nature.of(row.getString(2)).orElseThrow(), row.getString(3))),
        ids);
    return entries;
  }

  void keepEntries(String account, Map<Movement, ReceiptRules.Verdict> opened) {
    List<Object[]> rows = new ArrayList<>();
    opened.forEach(
        (movement, verdict) ->
            rows.add(
                new Object[] {
                  movement.id(),
                  account,
                  code(movement.direction()),
                  movement.amount().currency().getCurrencyCode(),
                  movement.amount().minor(),
                  movement.day(),
                  movement.valueDate(),
                  movement.reference(),
                  movement.isPending(),
                  verdict.nature().code(),
                  verdict.rule()
                }));
    sql.changeEach(
        """
        insert into bank_entry (id, account, direction, currency, amount_minor, day, value_date,
          reference, pending, nature, rule)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  /** What further reports have taught of them; in one statement, for they may be thousands. */
  void change(Collection<Movement> movements) {
    List<String> ids = new ArrayList<>();
    List<String> days = new ArrayList<>();
    List<String> references = new ArrayList<>();
    List<String> pending = new ArrayList<>();
    for (Movement movement : movements) {
      ids.add(movement.id());
      days.add(movement.day().toString());
      references.add(movement.reference());
      pending.add(String.valueOf(movement.isPending()));
    }
    sql.change(
        """
        update bank_entry e set day = c.day::date, reference = c.reference,
          pending = c.pending::boolean, changed_at = now()
        from unnest(?, ?, ?, ?) as c(id, day, reference, pending)
        where e.id = c.id and (e.day <> c.day::date or e.reference is distinct from c.reference
          or e.pending <> c.pending::boolean)
        """,
        ids,
        days,
        references,
        pending);
  }

  /** The payment of an entry was booked by its own next row. */
  void booked(String entry, LocalDate day) {
    sql.change(
        """
        update bank_entry set pending = false, day = coalesce(?, day), changed_at = now()
        where id = ? and pending
        """,
        day,
        entry);
  }

  void changeNature(String entry, ReceiptRules.Verdict verdict) {
    sql.change(
        "update bank_entry set nature = ?, rule = ?, changed_at = now() where id = ?",
        verdict.nature().code(),
        verdict.rule(),
        entry);
  }

  static String code(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  private static Movement movement(ResultSet row) throws SQLException {
    return new Movement(
        row.getString("id"),
        Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
        Sql.date(row, "day"),
        Sql.date(row, "value_date"),
        row.getString("reference"),
        row.getBoolean("pending"));
  }
}
