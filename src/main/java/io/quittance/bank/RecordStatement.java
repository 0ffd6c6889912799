package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.ReportStore.Before;
import io.quittance.bank.movement.Report;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.nature.StoredReceiptRules;
import io.quittance.bank.statement.FileHash;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatementFile.Refused;
import io.quittance.bank.statement.StatementFile.Statement;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records one statement: leaves what was told before, and places the rest. What another statement
 * of the channel said in the same words is a repetition when it is the same statement, and another
 * movement when the two cannot overlap; what neither shows is one question about the statement. In
 * the caller's transaction, under the lock of the account.
 */
@Singleton
class RecordStatement {
  private final StatementAccounts accounts;
  private final StoredReceiptRules rules;
  private final ReportStore reports;
  private final BankQuestions questions;
  private final CashBook cashBook;
  private final EntryStore store;
  private final PlaceReports place;

  RecordStatement(
      StatementAccounts accounts,
      StoredReceiptRules rules,
      ReportStore reports,
      BankQuestions questions,
      CashBook cashBook,
      EntryStore store,
      PlaceReports place) {
    this.accounts = accounts;
    this.rules = rules;
    this.reports = reports;
    this.questions = questions;
    this.cashBook = cashBook;
    this.store = store;
    this.place = place;
  }

  void record(Statement statement, ImportAnswer.Tally tally) {
    for (Refused refused : statement.refused()) {
      tally.refuse(refused.row(), refused.code(), refused.message());
    }
    StatementAccounts.Found found = accounts.find(statement.account());
    if (found instanceof StatementAccounts.Refused refused) {
      tally.refuse(0, refused.code(), refused.message());
    } else if (found instanceof StatementAccounts.Ours ours) {
      store.lock(ours.account());
      record(ours, statement, tally);
    }
  }

  private void record(StatementAccounts.Ours ours, Statement statement, ImportAnswer.Tally tally) {
    ReceiptRules ruled = new ReceiptRules(rules.inForce(), accounts.canonicalNames());
    ToldEntries told = ToldEntries.of(ours.account(), statement);
    String origin = origin(ours.account(), statement);
    Map<String, List<Before>> before =
        reports.saidBefore(told.reports().stream().map(Report::fingerprint).toList());
    List<Told> fresh = new ArrayList<>();
    List<Told> unclear = new ArrayList<>();
    OpenDays days = new OpenDays(cashBook);
    for (Report report : told.reports()) {
      StatedEntry said = told.entry(report);
      List<Before> earlier = before.getOrDefault(report.fingerprint(), List.of());
      if (isRepeated(report, earlier, origin, statement)) {
        tally.leave();
        continue;
      }
      Optional<Before> again = overlapping(earlier, statement);
      String words = report.fingerprint();
      Told one =
          new Told(
              earlier.isEmpty() ? report : report.inFile(FileHash.of(words + "\n" + origin)),
              said,
              new ReportStore.Place(
                  words, origin, statement.name(), again.map(Before::fingerprint).orElse(null)));
      if (again.isPresent()) {
        unclear.add(one);
      } else if (ReceiveEntries.posts(said) && !days.isOpen(ours.legalEntity(), said.day())) {
        tally.refuse(said.row(), "period-closed", ImportPayments.closed(ours.legalEntity()));
      } else {
        fresh.add(one);
      }
    }
    if (!fresh.isEmpty() || !unclear.isEmpty()) {
      reports.keepOrigin(origin, ours.account(), statement);
    }
    askAbout(unclear, ours, statement, origin, tally);
    place.run(ours, ruled, fresh, tally);
  }

  private static String origin(String account, Statement statement) {
    return FileHash.of(account + "\n" + statement.channel() + "\n" + statement.origin().id());
  }

  /** What moves no money, and what the bank's reference names, can come as often as it likes. */
  private static boolean isRepeated(
      Report report, List<Before> earlier, String origin, Statement statement) {
    return earlier.stream()
        .anyMatch(
            before ->
                report.reference() != null
                    || report.pending()
                    || origin.equals(before.originId())
                    || isOfTheSameName(before, statement));
  }

  /** Of files that came before their heads were kept, the name is all that is known. */
  private static boolean isOfTheSameName(Before before, Statement statement) {
    return before.originId() == null
        && before.name() != null
        && before.name().equals(statement.name());
  }

  private static Optional<Before> overlapping(List<Before> earlier, Statement statement) {
    return earlier.stream()
        .filter(before -> !before.origin().isApartFrom(statement.origin()))
        .findFirst();
  }

  private void askAbout(
      List<Told> unclear,
      StatementAccounts.Ours ours,
      Statement statement,
      String origin,
      ImportAnswer.Tally tally) {
    if (unclear.isEmpty()) {
      return;
    }
    reports.keepReports(
        ours.account(),
        unclear.stream()
            .map(told -> new ReportStore.Kept(told.report(), told.place(), told.said(), null))
            .toList());
    StatedEntry first = unclear.get(0).said();
    String message =
        String.format(
            "%s tells %d of its %d entries, the first of them %s of %s, in the same words as an"
                + " earlier one and without a reference; nothing shows whether it repeats them."
                + " Answer 'same', or 'another' if it is money of its own; until then it is not"
                + " booked.",
            statement.name() == null ? "A file" : "Statement " + statement.name(),
            unclear.size(),
            statement.entries().size(),
            first.amount(),
            first.day());
    questions.ask(Kind.TOLD_BEFORE, ours.account(), origin, null, message);
    for (Told told : unclear) {
      tally.refuse(told.said().row(), Kind.TOLD_BEFORE.code(), message);
    }
  }
}
