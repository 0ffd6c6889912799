package io.quittance.bank;

import io.quittance.bank.movement.Movement;
import io.quittance.bank.movement.Report;
import io.quittance.bank.nature.Nature;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.StatedEntry;
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
import java.util.Set;
import java.util.TreeMap;

/** The rows of movements and of what banks told of them. In the caller's tenant transaction. */
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

  /** The statement that each of these was told in, empty when it had no name. */
  Map<String, String> known(Collection<String> fingerprints) {
    Map<String, String> known = new TreeMap<>();
    sql.list(
        "select fingerprint, coalesce(statement, '') from bank_report where fingerprint = any(?)",
        row -> known.put(row.getString(1), row.getString(2)),
        fingerprints);
    return known;
  }

  /** Everything that a report of these days or with one of these references can mean. */
  List<Movement> movements(
      String account, LocalDate from, LocalDate to, Collection<String> references) {
    Map<String, Movement> movements = new LinkedHashMap<>();
    sql.list(
        """
        select * from bank_entry where account = ?
          and (day between ? and ? or value_date between ? and ? or reference = any(?))
        order by id
        """,
        row -> movements.put(row.getString("id"), movement(row)),
        account,
        from.minusDays(DAYS_AROUND),
        to.plusDays(DAYS_AROUND),
        from.minusDays(DAYS_AROUND),
        to.plusDays(DAYS_AROUND),
        references);
    sql.list(
        "select * from bank_report where entry = any(?) order by reported_at, fingerprint",
        row -> {
          movements.get(row.getString("entry")).told(report(row));
          return true;
        },
        movements.keySet());
    return List.copyOf(movements.values());
  }

  /** Reports whose movement is in doubt. */
  List<Report> doubtful(String account) {
    return sql.list(
        "select * from bank_report where account = ? and entry is null order by fingerprint",
        EntryStore::report,
        account);
  }

  StatedEntry said(String fingerprint) {
    return sql.first(
            "select said from bank_report where fingerprint = ?",
            row -> SaidEntry.read(row.getString(1)),
            fingerprint)
        .orElseThrow();
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

  /** The current payments of entries. */
  Map<String, List<Payment>> payments(Collection<String> entries) {
    Map<String, String> entryOf = new TreeMap<>();
    sql.list(
        "select payment, entry from bank_entry_payment where current and entry = any(?)",
        row -> entryOf.put(row.getString(1), row.getString(2)),
        entries);
    Map<String, List<Payment>> payments = new HashMap<>();
    sql.list(
        StoredPayment.SELECT + "where p.id = any(?) order by p.id",
        row -> {
          Payment payment = StoredPayment.read(row);
          return payments
              .computeIfAbsent(entryOf.get(payment.id()), entry -> new ArrayList<>())
              .add(payment);
        },
        entryOf.keySet());
    return payments;
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

  /** What further reports have taught of them. */
  void change(Collection<Movement> movements) {
    sql.changeEach(
        """
        update bank_entry set day = ?, reference = ?, pending = ?, changed_at = now()
        where id = ? and (day <> ? or coalesce(reference, '') <> ? or pending <> ?)
        """,
        movements.stream()
            .map(
                m ->
                    new Object[] {
                      m.day(),
                      m.reference(),
                      m.isPending(),
                      m.id(),
                      m.day(),
                      m.reference() == null ? "" : m.reference(),
                      m.isPending()
                    })
            .toList());
  }

  void changeNature(String entry, ReceiptRules.Verdict verdict) {
    sql.change(
        "update bank_entry set nature = ?, rule = ?, changed_at = now() where id = ?",
        verdict.nature().code(),
        verdict.rule(),
        entry);
  }

  /** A report with its content; {@code entry} null while it is in doubt. */
  record Kept(Report report, String statement, StatedEntry said, String entry) {}

  void keepReports(String account, List<Kept> reports) {
    sql.changeEach(
        """
        insert into bank_report (fingerprint, account, entry, channel, statement, direction,
          currency, amount_minor, day, value_date, pending, reference, marks, said)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
        """,
        reports.stream().map(kept -> values(account, kept)).toList());
  }

  private static Object[] values(String account, Kept kept) {
    Report report = kept.report();
    return new Object[] {
      report.fingerprint(),
      account,
      kept.entry(),
      report.channel().name(),
      kept.statement(),
      code(report.direction()),
      report.amount().currency().getCurrencyCode(),
      report.amount().minor(),
      report.day(),
      report.valueDate(),
      report.pending(),
      report.reference(),
      report.marks(),
      SaidEntry.json(kept.said())
    };
  }

  /** A report of an earlier import tells of another movement than was thought. */
  void move(String fingerprint, String entry) {
    sql.change("update bank_report set entry = ? where fingerprint = ?", entry, fingerprint);
  }

  /**
   * @param payments by the entry that brings them
   */
  void link(Map<String, List<PaymentDraft>> payments) {
    List<Object[]> rows = new ArrayList<>();
    payments.forEach(
        (entry, drafts) -> drafts.forEach(draft -> rows.add(new Object[] {draft.id(), entry})));
    sql.changeEach(
        """
        insert into bank_entry_payment (payment, entry) values (?, ?)
        on conflict (tenant, payment) do nothing
        """,
        rows);
  }

  void unlink(String payment) {
    sql.change("update bank_entry_payment set current = false where payment = ?", payment);
  }

  private static String code(Direction direction) {
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

  private static Report report(ResultSet row) throws SQLException {
    return new Report(
        row.getString("fingerprint"),
        Channel.valueOf(row.getString("channel")),
        Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
        Sql.date(row, "day"),
        Sql.date(row, "value_date"),
        row.getBoolean("pending"),
        row.getString("reference"),
        Set.copyOf(Sql.texts(row, "marks")));
  }
}
