package io.quittance.bank;

import io.quittance.bank.movement.Report;
import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.receivables.BankAccount;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The entries of a statement as reports. What an entry says makes its fingerprint, together with
 * its number among equal ones: two equal credits of one day are two, the same file again is none.
 */
final class ToldEntries {
  private final String account;
  private final Channel channel;
  private final Map<String, StatedEntry> entries = new LinkedHashMap<>();
  private final List<Report> reports = new ArrayList<>();

  private ToldEntries(String account, Channel channel) {
    this.account = account;
    this.channel = channel;
  }

  /**
   * @param account our own, as we call it
   */
  static ToldEntries of(String account, Statement statement) {
    ToldEntries told = new ToldEntries(account, statement.channel());
    Map<String, Integer> named = new HashMap<>();
    statement.entries().forEach(entry -> named.merge(name(entry), 1, Integer::sum));
    Map<String, Integer> equals = new HashMap<>();
    for (StatedEntry entry : statement.entries()) {
      // What one statement says of several entries is no reference of one.
      boolean shared = named.get(name(entry)) > 1;
      told.add(shared ? entry.withoutReference() : entry, equals);
    }
    return told;
  }

  List<Report> reports() {
    return List.copyOf(reports);
  }

  StatedEntry entry(Report report) {
    return entries.get(report.fingerprint());
  }

  /** Entries without a reference each have a name of their own. */
  private static String name(StatedEntry entry) {
    return entry.reference() == null
        ? "row " + entry.row()
        : entry.direction() + " " + entry.pending() + " " + entry.reference();
  }

  private void add(StatedEntry entry, Map<String, Integer> equals) {
    String said = SaidEntry.json(entry);
    String fingerprint =
        sha256(account + "\n" + channel + "\n" + said + "\n" + equals.merge(said, 1, Integer::sum));
    entries.put(fingerprint, entry);
    reports.add(
        new Report(
            fingerprint,
            channel,
            entry.direction(),
            entry.amount(),
            entry.day(),
            entry.valueDate(),
            entry.pending(),
            entry.reference(),
            marks(entry)));
  }

  private static Set<String> marks(StatedEntry entry) {
    Set<String> marks = new TreeSet<>();
    for (StatedTransaction transaction : entry.transactions()) {
      transaction.references().stream().map(StatedReference::value).forEach(marks::add);
      String other = BankAccount.canonical(transaction.partyAccount());
      if (!other.isEmpty()) {
        marks.add("account:" + other);
      }
    }
    return marks;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
