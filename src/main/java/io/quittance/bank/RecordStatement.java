package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.movement.AccountMovements;
import io.quittance.bank.movement.AccountMovements.Placed;
import io.quittance.bank.movement.Movement;
import io.quittance.bank.movement.Placing.Contradicts;
import io.quittance.bank.movement.Placing.Doubtful;
import io.quittance.bank.movement.Placing.Joined;
import io.quittance.bank.movement.Placing.Opened;
import io.quittance.bank.movement.Report;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.nature.StoredReceiptRules;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatementFile.Refused;
import io.quittance.bank.statement.StatementFile.Statement;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Records one statement: finds which movement each entry means, keeps what is new, and hands on
 * what became of each movement. In the caller's transaction, under the lock of the account.
 */
@Singleton
class RecordStatement {
  private final StatementAccounts accounts;
  private final StoredReceiptRules rules;
  private final EntryStore store;
  private final ReportStore reports;
  private final BankQuestions questions;
  private final CashBook cashBook;
  private final ReceiveEntries receive;
  private final TakeBackReturned takeBack;

  RecordStatement(
      StatementAccounts accounts,
      StoredReceiptRules rules,
      EntryStore store,
      ReportStore reports,
      BankQuestions questions,
      CashBook cashBook,
      ReceiveEntries receive,
      TakeBackReturned takeBack) {
    this.accounts = accounts;
    this.rules = rules;
    this.store = store;
    this.reports = reports;
    this.questions = questions;
    this.cashBook = cashBook;
    this.receive = receive;
    this.takeBack = takeBack;
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
    Map<String, Report> fresh = fresh(ours, statement, told, ruled, tally);
    if (fresh.isEmpty()) {
      return;
    }
    AccountMovements movements = movements(ours.account(), fresh.values());
    List<Report> unplaced = new ArrayList<>(reports.doubtful(ours.account()));
    unplaced.addAll(fresh.values());
    Map<String, Placed> last = new LinkedHashMap<>();
    Map<Movement, EntryChange> changes = new LinkedHashMap<>();
    for (Placed placed : movements.placeAll(unplaced)) {
      last.put(placed.report().fingerprint(), placed);
      if (placed.placing() instanceof Opened opened) {
        changes.put(opened.movement(), new EntryChange(opened.movement(), true));
      }
    }
    List<ReportStore.Kept> kept = new ArrayList<>();
    for (Placed placed : last.values()) {
      Report report = placed.report();
      boolean isFresh = fresh.containsKey(report.fingerprint());
      StatedEntry said = isFresh ? told.entry(report) : reports.said(report.fingerprint());
      Movement movement = tell(placed, said, changes);
      ask(ours.account(), placed, said, tally);
      boolean known = placed.placing() instanceof Contradicts;
      if (isFresh && !known) {
        String entry = movement == null ? null : movement.id();
        kept.add(new ReportStore.Kept(report, statement.name(), said, entry));
      }
    }
    store.keepEntries(ours.account(), opened(changes, ruled));
    store.change(changes.keySet());
    reports.keepReports(ours.account(), kept);
    last.values().stream()
        .filter(placed -> !fresh.containsKey(placed.report().fingerprint()))
        .forEach(placed -> moved(placed, changes));
    receive.run(ours, ruled, List.copyOf(changes.values()), tally);
    takeBack.run(ours.account(), List.copyOf(changes.values()), ruled);
  }

  /** What was not told before and can be booked. */
  private Map<String, Report> fresh(
      StatementAccounts.Ours ours,
      Statement statement,
      ToldEntries told,
      ReceiptRules ruled,
      ImportAnswer.Tally tally) {
    Map<String, String> known =
        reports.known(told.reports().stream().map(Report::fingerprint).toList());
    boolean isAgain = known.size() == told.reports().size();
    Map<String, Report> fresh = new LinkedHashMap<>();
    for (Report report : told.reports()) {
      StatedEntry entry = told.entry(report);
      String before = known.get(report.fingerprint());
      if (before != null && (isAgain || !isUnclear(report, before, statement))) {
        tally.leave();
      } else if (before != null) {
        toldBefore(ours, report, before, statement, entry, tally);
      } else if (receive.posts(entry, ruled)
          && cashBook.postingDate(ours.legalEntity(), entry.day()).isEmpty()) {
        tally.refuse(
            entry.row(),
            "period-closed",
            "Neither the booking date nor today is open in " + ours.legalEntity() + ".");
      } else {
        fresh.put(report.fingerprint(), report);
      }
    }
    return fresh;
  }

  /** Statements of one account do not overlap: the same words in two may be two credits. */
  private static boolean isUnclear(Report report, String before, Statement statement) {
    return report.channel().isFinal()
        && report.reference() == null
        && statement.name() != null
        && !statement.name().equals(before);
  }

  private void toldBefore(
      StatementAccounts.Ours ours,
      Report report,
      String before,
      Statement statement,
      StatedEntry entry,
      ImportAnswer.Tally tally) {
    String message =
        String.format(
            "%s of %s was told in the same words by statement %s; without a reference nothing tells"
                + " whether statement %s means another. If it does, import it with an id of its"
                + " own.",
            entry.amount(), entry.day(), before, statement.name());
    String subject = report.fingerprint() + "@" + statement.name();
    questions.ask(Kind.TOLD_BEFORE, ours.account(), subject, null, message);
    tally.refuse(entry.row(), Kind.TOLD_BEFORE.code(), message);
  }

  private AccountMovements movements(String account, Iterable<Report> fresh) {
    List<Report> all = new ArrayList<>(reports.doubtful(account));
    fresh.forEach(all::add);
    LocalDate from = all.stream().map(Report::day).min(Comparator.naturalOrder()).orElseThrow();
    LocalDate to = all.stream().map(Report::day).max(Comparator.naturalOrder()).orElseThrow();
    List<String> references =
        all.stream().map(Report::reference).filter(reference -> reference != null).toList();
    return new AccountMovements(account, store.movements(account, from, to, references));
  }

  /** Adds what is said to the change of its movement; null when the movement is not known. */
  private static Movement tell(
      Placed placed, StatedEntry said, Map<Movement, EntryChange> changes) {
    if (placed.placing() instanceof Opened opened) {
      changes.get(opened.movement()).tell(said, true, false);
      return opened.movement();
    }
    if (placed.placing() instanceof Joined joined) {
      changes
          .computeIfAbsent(joined.movement(), movement -> new EntryChange(movement, false))
          .tell(said, joined.certain(), joined.booked());
      return joined.movement();
    }
    return null;
  }

  private void ask(String account, Placed placed, StatedEntry said, ImportAnswer.Tally tally) {
    String fingerprint = placed.report().fingerprint();
    if (placed.placing() instanceof Doubtful doubt) {
      String message =
          String.format(
              "%s of %s under reference %s may be entry %s again.",
              said.amount(), said.day(), said.reference(), doubt.rival().id());
      questions.ask(Kind.POSSIBLE_DOUBLE, account, fingerprint, doubt.rival().id(), message);
      if (said.row() > 0) {
        tally.refuse(said.row(), Kind.POSSIBLE_DOUBLE.code(), message);
      }
    } else if (placed.placing() instanceof Contradicts contradicts) {
      String message =
          "Entry " + contradicts.movement().id() + " is known, here it has " + contradicts.what();
      questions.ask(Kind.CONFLICT, account, fingerprint, contradicts.movement().id(), message);
      tally.refuse(said.row(), Kind.CONFLICT.code(), message);
    }
  }

  private static Map<Movement, ReceiptRules.Verdict> opened(
      Map<Movement, EntryChange> changes, ReceiptRules ruled) {
    Map<Movement, ReceiptRules.Verdict> opened = new LinkedHashMap<>();
    changes.forEach(
        (movement, change) -> {
          if (change.isNew()) {
            opened.put(movement, ruled.of(change.best()));
          }
        });
    return opened;
  }

  private void moved(Placed placed, Map<Movement, EntryChange> changes) {
    String fingerprint = placed.report().fingerprint();
    if (placed.placing() instanceof Opened opened) {
      reports.move(fingerprint, opened.movement().id());
    } else if (placed.placing() instanceof Joined joined) {
      reports.move(fingerprint, joined.movement().id());
    } else {
      return;
    }
    questions.cleared(Kind.POSSIBLE_DOUBLE, fingerprint);
  }
}
