package io.quittance.bank;

import io.quittance.bank.movement.Report;
import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.Origin;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatementFile;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rows of what banks told. In the caller's tenant transaction. */
@Singleton
class ReportStore {
  private final Sql sql;

  ReportStore(Sql sql) {
    this.sql = sql;
  }

  /**
   * A report that says the same in the same words.
   *
   * @param originId null when nothing is known of its file
   */
  record Before(String fingerprint, String originId, Origin origin, String name) {}

  /** Reports of all files by what they say. */
  Map<String, List<Before>> saidBefore(Collection<String> words) {
    Map<String, List<Before>> before = new TreeMap<>();
    sql.list(
        """
        select r.words, r.fingerprint, r.origin, r.statement, o.period_from, o.period_to, o.opening,
          o.closing
        from bank_report r left join bank_origin o on o.tenant = r.tenant and o.id = r.origin
        where r.words = any(?) order by r.reported_at, r.fingerprint
        """,
        row ->
            before
                .computeIfAbsent(row.getString("words"), said -> new ArrayList<>())
                .add(
                    new Before(
                        row.getString("fingerprint"),
                        row.getString("origin"),
                        new Origin(
                            "",
                            row.getObject("period_from", LocalDateTime.class),
                            row.getObject("period_to", LocalDateTime.class),
                            row.getString("opening"),
                            row.getString("closing")),
                        row.getString("statement"))),
        words);
    return before;
  }

  /** The statement that reports stand in from now on. */
  void keepOrigin(String id, String account, StatementFile.Statement statement) {
    Origin origin = statement.origin();
    sql.change(
        """
        insert into bank_origin (id, account, channel, name, period_from, period_to, opening, closing)
        values (?, ?, ?, ?, cast(? as timestamp), cast(? as timestamp), ?, ?) on conflict do nothing
        """,
        id,
        account,
        statement.channel().name(),
        origin.id(),
        origin.from() == null ? null : origin.from().toString(),
        origin.to() == null ? null : origin.to().toString(),
        origin.opening(),
        origin.closing());
  }

  /** Reports whose movement is in doubt, and may be cleared by others. */
  List<Report> doubtful(String account) {
    return sql.list(
        """
        select * from bank_report where account = ? and entry is null and again is null
        order by fingerprint
        """,
        ReportStore::report,
        account);
  }

  /** A report that may repeat another one, and the movement of that one. */
  record Again(Report report, String entry) {}

  /** Those of a statement that nobody has decided about. */
  List<Again> again(String origin) {
    return sql.list(
        """
        select r.*, b.entry as entry_before from bank_report r
        join bank_report b on b.tenant = r.tenant and b.fingerprint = r.again
        where r.origin = ? and r.again is not null and r.entry is null order by r.fingerprint
        """,
        row -> new Again(report(row), row.getString("entry_before")),
        origin);
  }

  StatedEntry said(String fingerprint) {
    return sql.first(
            "select said from bank_report where fingerprint = ?",
            row -> SaidEntry.read(row.getString(1)),
            fingerprint)
        .orElseThrow();
  }

  /** What banks told of movements and not somebody by himself, by entry. */
  Map<String, List<StatedEntry>> saidByBanks(Collection<String> entries) {
    Map<String, List<StatedEntry>> said = new TreeMap<>();
    sql.list(
        """
        select entry, said from bank_report where entry = any(?) and given is null
        order by reported_at, fingerprint
        """,
        row ->
            said.computeIfAbsent(row.getString(1), entry -> new ArrayList<>())
                .add(SaidEntry.read(row.getString(2))),
        entries);
    return said;
  }

  /**
   * Where a report stands.
   *
   * @param words the same for all reports that say the same
   * @param origin id of its statement, null for a payment given by itself
   * @param name what the bank calls the statement, or null
   * @param again the report that it may repeat, or null
   */
  record Place(String words, String origin, String name, String again) {}

  /** A report with its content; {@code entry} null while it is in doubt. */
  record Kept(Report report, Place place, StatedEntry said, String entry) {}

  void keepReports(String account, List<Kept> reports) {
    sql.changeEach(
        """
        insert into bank_report (fingerprint, words, origin, again, account, entry, channel, statement, direction,
          currency, amount_minor, day, value_date, pending, reference, marks, given, days_unsure,
          parts, said)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
        """,
        reports.stream().map(kept -> values(account, kept)).toList());
  }

  private static Object[] values(String account, Kept kept) {
    Report report = kept.report();
    return new Object[] {
      report.fingerprint(),
      kept.place().words(),
      kept.place().origin(),
      kept.place().again(),
      account,
      kept.entry(),
      report.channel().name(),
      kept.place().name(),
      EntryStore.code(report.direction()),
      report.amount().currency().getCurrencyCode(),
      report.amount().minor(),
      report.day(),
      report.valueDate(),
      report.pending(),
      report.reference(),
      report.marks(),
      report.given(),
      report.daysUnsure(),
      report.parts().stream().mapToLong(Money::minor).toArray(),
      SaidEntry.json(kept.said())
    };
  }

  /** A report of an earlier import tells of another movement than was thought. */
  void move(String fingerprint, String entry) {
    sql.change("update bank_report set entry = ? where fingerprint = ?", entry, fingerprint);
  }

  static Report report(ResultSet row) throws SQLException {
    return new Report(
        row.getString("fingerprint"),
        Channel.valueOf(row.getString("channel")),
        Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
        Sql.date(row, "day"),
        Sql.date(row, "value_date"),
        row.getBoolean("pending"),
        row.getString("reference"),
        Set.copyOf(Sql.texts(row, "marks")),
        row.getString("given"),
        row.getInt("days_unsure"),
        parts(row));
  }

  private static List<Money> parts(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return Arrays.stream((Long[]) row.getArray("parts").getArray())
        .map(minor -> Money.ofMinor(minor, currency))
        .toList();
  }
}
