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
import io.quittance.bank.statement.StatedEntry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which movement each report means, keeps what is new, and hands on what became of each
 * movement; reports that were in doubt are looked at again. In the caller's transaction, under the
 * lock of the account.
 */
@Singleton
class PlaceReports {
  private final EntryStore store;
  private final ReportStore reports;
  private final BankQuestions questions;
  private final ReceiveEntries receive;
  private final TakeBackReturned takeBack;
  private final PaymentAliases aliases;

  PlaceReports(
      EntryStore store,
      ReportStore reports,
      BankQuestions questions,
      ReceiveEntries receive,
      TakeBackReturned takeBack,
      PaymentAliases aliases) {
    this.store = store;
    this.reports = reports;
    this.questions = questions;
    this.receive = receive;
    this.takeBack = takeBack;
    this.aliases = aliases;
  }

  /**
   * @param told none of them known
   */
  void run(
      StatementAccounts.Ours ours,
      ReceiptRules ruled,
      Collection<Told> told,
      ImportAnswer.Tally tally) {
    Map<String, Told> fresh = new LinkedHashMap<>();
    told.forEach(each -> fresh.put(each.report().fingerprint(), each));
    List<Report> unplaced = new ArrayList<>(reports.doubtful(ours.account()));
    told.forEach(each -> unplaced.add(each.report()));
    if (unplaced.isEmpty()) {
      return;
    }
    Map<String, Placed> last = new LinkedHashMap<>();
    Map<Movement, EntryChange> changes = new LinkedHashMap<>();
    AccountMovements movements =
        new AccountMovements(ours.account(), store.movements(ours.account(), unplaced));
    for (Placed placed : movements.placeAll(unplaced)) {
      last.put(placed.report().fingerprint(), placed);
      if (placed.placing() instanceof Opened opened) {
        changes.put(opened.movement(), new EntryChange(opened.movement(), true));
      }
    }
    List<ReportStore.Kept> kept = new ArrayList<>();
    Map<String, String> given = new LinkedHashMap<>();
    for (Placed placed : last.values()) {
      Report report = placed.report();
      Told own = fresh.get(report.fingerprint());
      StatedEntry said = own == null ? reports.said(report.fingerprint()) : own.said();
      Movement movement = tell(placed, said, changes);
      ask(ours.account(), placed, said, tally);
      if (placed.placing() instanceof Opened opened) {
        movements
            .mistakenFor(report, opened.movement())
            .ifPresent(other -> askWhose(ours.account(), report, other));
      }
      if (own != null && !(placed.placing() instanceof Contradicts)) {
        String entry = movement == null ? null : movement.id();
        kept.add(new ReportStore.Kept(report, own.place(), said, entry));
      }
      if (movement != null && report.given() != null) {
        given.put(report.given(), movement.id());
      }
    }
    store.keepEntries(ours.account(), opened(changes, ruled));
    store.change(
        changes.values().stream()
            .filter(change -> !change.isNew())
            .map(EntryChange::movement)
            .toList());
    reports.keepReports(ours.account(), kept);
    last.values().stream()
        .filter(placed -> !fresh.containsKey(placed.report().fingerprint()))
        .forEach(this::moved);
    receive.run(ours, ruled, List.copyOf(changes.values()), tally);
    aliases.keep(given);
    takeBack.run(ours.account(), List.copyOf(changes.values()), ruled);
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
              "%s of %s under %s may be entry %s again. Answer 'same', or 'another' if it is money"
                  + " of its own; until then it is not booked.",
              said.amount(), said.day(), name(said), doubt.rival().id());
      questions.ask(Kind.POSSIBLE_DOUBLE, account, fingerprint, doubt.rival().id(), message);
      if (said.row() > 0) {
        tally.refuse(said.row(), Kind.POSSIBLE_DOUBLE.code(), message);
      }
    } else if (placed.placing() instanceof Contradicts contradicts) {
      String message =
          "Entry " + contradicts.movement().id() + " is known, here it has " + contradicts.what();
      questions.ask(Kind.CONFLICT, account, fingerprint, contradicts.movement().id(), message);
      if (said.row() > 0) {
        tally.refuse(said.row(), Kind.CONFLICT.code(), message);
      }
    }
  }

  /** Both are in the books now; what was given with the one may be the other's. */
  private void askWhose(String account, Report report, Movement other) {
    String message =
        String.format(
            "Payment %s, given by itself, was taken for entry %s, of the same amount and day; the"
                + " bank tells both now. Both are booked: look whether the payer and the references"
                + " given with it are at the right one.",
            report.reference(), other.id());
    questions.ask(Kind.CONFLICT, account, report.fingerprint(), other.id(), message);
  }

  private static String name(StatedEntry said) {
    if (said.given() != null) {
      return "the id " + said.given().id();
    }
    return said.reference() == null ? "no reference" : "reference " + said.reference();
  }

  private Map<Movement, ReceiptRules.Verdict> opened(
      Map<Movement, EntryChange> changes, ReceiptRules ruled) {
    Map<Movement, ReceiptRules.Verdict> opened = new LinkedHashMap<>();
    changes.forEach(
        (movement, change) -> {
          if (change.isNew()) {
            opened.put(movement, ReceiveEntries.verdict(change.best(), ruled));
          }
        });
    return opened;
  }

  private void moved(Placed placed) {
    String fingerprint = placed.report().fingerprint();
    if (placed.placing() instanceof Opened opened) {
      reports.move(fingerprint, opened.movement().id());
    } else if (placed.placing() instanceof Joined joined) {
      reports.move(fingerprint, joined.movement().id());
    } else {
      // It had to give way to a report that is named: where it was, it is no more.
      reports.move(fingerprint, null);
      return;
    }
    questions.cleared(Kind.POSSIBLE_DOUBLE, fingerprint);
  }
}
