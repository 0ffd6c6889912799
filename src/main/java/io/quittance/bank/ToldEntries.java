package io.quittance.bank;

import io.quittance.bank.movement.Report;
import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.FileHash;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.money.Money;
import io.quittance.receivables.BankAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The entries of a statement as reports. What an entry says makes its fingerprint, together with
 * its number among equal ones: two equal credits of one day are two, the same file again is none.
 */
final class ToldEntries {
  /** Before the account of the other side, among the marks of a report. */
  static final String ACCOUNT = "account:";

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
    String said = SaidEntry.words(entry);
    String fingerprint =
        FileHash.of(
            account + "\n" + channel + "\n" + said + "\n" + equals.merge(said, 1, Integer::sum));
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
            marks(entry),
            null,
            0,
            parts(entry)));
  }

  private static List<Money> parts(StatedEntry entry) {
    return ReceiptDrafts.isBatch(entry)
        ? entry.transactions().stream().map(StatedTransaction::amount).toList()
        : List.of();
  }

  static Set<String> marks(StatedEntry entry) {
    Set<String> marks = new TreeSet<>();
    Optional.ofNullable(entry.reference()).ifPresent(marks::add);
    for (StatedTransaction transaction : entry.transactions()) {
      transaction.references().stream().map(StatedReference::value).forEach(marks::add);
      Optional.ofNullable(transaction.reference()).ifPresent(marks::add);
    }
    if (entry.given() != null) {
      marks.add(entry.given().id());
      Optional.ofNullable(entry.given().reference()).ifPresent(marks::add);
      // Banks' readers leave out words that name nothing; what people give may hold them.
      marks.removeIf(mark -> !PaymentReference.ties(mark));
    }
    for (StatedTransaction transaction : entry.transactions()) {
      transaction.references().stream()
          .filter(reference -> StatedReference.END_TO_END.equals(reference.type()))
          .filter(reference -> PaymentReference.ties(reference.value()))
          .forEach(reference -> marks.add(Report.END_TO_END + reference.value()));
      String other = BankAccount.canonical(transaction.partyAccount());
      if (!other.isEmpty()) {
        marks.add(ACCOUNT + other);
      }
    }
    return marks;
  }
}
