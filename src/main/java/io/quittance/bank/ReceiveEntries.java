package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.bank.nature.Nature;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.StatedEntry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes payments of the movements that bring money: of a new one by what is said best of it, of a
 * known one by what {@link FurtherReports} mean.
 */
@Singleton
class ReceiveEntries {
  private final EntryStore store;
  private final EntryPayments payments;
  private final BankQuestions questions;
  private final TakeWishes takeWishes;

  ReceiveEntries(
      EntryStore store, EntryPayments payments, BankQuestions questions, TakeWishes takeWishes) {
    this.store = store;
    this.payments = payments;
    this.questions = questions;
    this.takeWishes = takeWishes;
  }

  /** True for an entry that brings money into the books, whatever it is. */
  static boolean posts(StatedEntry entry) {
    return !entry.pending() && entry.direction() == Direction.CREDIT;
  }

  /** Who gives a payment says that it is one; rules are for what banks say. */
  static ReceiptRules.Verdict verdict(StatedEntry entry, ReceiptRules rules) {
    return entry.given() == null ? rules.of(entry) : new ReceiptRules.Verdict(Nature.RECEIPT, null);
  }

  void run(
      StatementAccounts.Ours ours,
      ReceiptRules rules,
      List<EntryChange> changes,
      ImportAnswer.Tally tally) {
    List<String> known =
        changes.stream()
            .filter(change -> !change.isNew())
            .map(change -> change.movement().id())
            .toList();
    Map<String, BankEntryRow> entries = store.entries(known);
    Map<String, List<Payment>> stored = payments.of(known);
    PaymentWishes wishes = new PaymentWishes(stored);
    FurtherReports further = new FurtherReports(ours, rules, wishes, payments, questions);
    for (EntryChange change : changes) {
      String entry = change.movement().id();
      int before = wishes.size();
      boolean changed = change.isNew();
      if (changed) {
        open(change, ours, rules, wishes);
      } else {
        changed = further.tell(change, entries.get(entry), stored.getOrDefault(entry, List.of()));
      }
      boolean told = changed || wishes.size() > before;
      Optional<Nature> otherwise =
          Optional.ofNullable(entries.get(entry)).map(BankEntryRow::nature);
      change.tellings().forEach(telling -> count(telling.said(), otherwise, told, tally));
    }
    takeWishes.run(ours.account(), wishes, tally);
  }

  private static void open(
      EntryChange change, StatementAccounts.Ours ours, ReceiptRules rules, PaymentWishes wishes) {
    if (change.movement().direction() != Direction.CREDIT) {
      return;
    }
    StatedEntry said = change.best();
    String entry = change.movement().id();
    ReceiptDrafts drafts = new ReceiptDrafts(ours.account(), ours.legalEntity());
    wishes.add(drafts.of(entry, said), entry, said);
    ReceiptRules.Verdict verdict = verdict(said, rules);
    if (verdict.nature() != Nature.RECEIPT) {
      wishes.setAside(entry, verdict);
    }
  }

  /**
   * @param kept what the movement was before this import, or empty for a new one
   */
  private static void count(
      StatedEntry said, Optional<Nature> kept, boolean told, ImportAnswer.Tally tally) {
    Optional<Nature> otherwise = kept.filter(nature -> nature != Nature.RECEIPT);
    if (said.row() == 0) {
      return;
    }
    if (said.given() != null && otherwise.isPresent()) {
      tally.refuse(
          said.row(),
          "not-a-receipt",
          "The bank's file tells this money as " + otherwise.get().code() + "; it pays nothing.");
    } else if (told) {
      tally.accept();
    } else {
      tally.leave();
    }
  }
}
