package io.quittance.bank;

import io.quittance.bank.movement.Report;
import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  /** The statement that each of these was told in, empty when it had no name. */
  Map<String, String> known(Collection<String> fingerprints) {
    Map<String, String> known = new TreeMap<>();
    sql.list(
        "select fingerprint, coalesce(statement, '') from bank_report where fingerprint = any(?)",
        row -> known.put(row.getString(1), row.getString(2)),
        fingerprints);
    return known;
  }

  /** Reports whose movement is in doubt. */
  List<Report> doubtful(String account) {
    return sql.list(
        "select * from bank_report where account = ? and entry is null order by fingerprint",
        ReportStore::report,
        account);
  }

  StatedEntry said(String fingerprint) {
    return sql.first(
            "select said from bank_report where fingerprint = ?",
            row -> SaidEntry.read(row.getString(1)),
            fingerprint)
        .orElseThrow();
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
      EntryStore.code(report.direction()),
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
        Set.copyOf(Sql.texts(row, "marks")));
  }
}
