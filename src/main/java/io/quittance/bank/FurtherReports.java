package io.quittance.bank;

import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.nature.Nature;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.statement.StatedEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What further reports of known movements mean for their payments, in one import: they add to one,
 * book it, replace an untouched total by the transactions inside, or tell that the money is no
 * receipt. Once money is used, such a report becomes a question.
 */
final class FurtherReports {
  private final StatementAccounts.Ours ours;
  private final ReceiptRules rules;
  private final PaymentWishes wishes;
  private final EntryPayments payments;
  private final BankQuestions questions;
  private final ReceiptDrafts drafts;

  FurtherReports(
      StatementAccounts.Ours ours,
      ReceiptRules rules,
      PaymentWishes wishes,
      EntryPayments payments,
      BankQuestions questions) {
    this.ours = ours;
    this.rules = rules;
    this.wishes = wishes;
    this.payments = payments;
    this.questions = questions;
    this.drafts = new ReceiptDrafts(ours.account(), ours.legalEntity());
  }

  /**
   * @param row of the movement as it is kept
   * @param stored its payments
   * @return true when something other than a payment changes
   */
  boolean tell(EntryChange change, BankEntryRow row, List<Payment> stored) {
    boolean changed = change.isBookedNow();
    if (row.nature() != Nature.RECEIPT) {
      follow(change, row, stored);
      return changed;
    }
    List<Payment> current = new ArrayList<>(stored);
    for (EntryChange.Telling telling : change.tellings()) {
      ReceiptRules.Verdict verdict = ReceiveEntries.verdict(telling.said(), rules);
      if (telling.certain() && verdict.nature() != Nature.RECEIPT) {
        return isNoReceipt(row.id(), telling.said(), current, verdict) || changed;
      }
      add(change, telling, current);
    }
    return changed;
  }

  /** Money that is no receipt is booked when the bank books it; what else is told adds nothing. */
  private void follow(EntryChange change, BankEntryRow row, List<Payment> current) {
    if (change.isBookedNow()) {
      wishes.setAside(row.id(), new ReceiptRules.Verdict(row.nature(), row.rule()));
      current.forEach(payment -> wish(payment, row.id(), change.best(), false));
    }
  }

  private void add(EntryChange change, EntryChange.Telling telling, List<Payment> current) {
    StatedEntry said = telling.said();
    String entry = change.movement().id();
    boolean whole =
        current.size() == 1 && current.get(0).amount().equals(change.movement().amount());
    if (said.given() != null && said.given().returned() && !telling.certain()) {
      askWhich(entry, said);
    } else if (whole && ReceiptDrafts.isBatch(said)) {
      split(entry, said, current);
    } else {
      // Of several payments a report of the whole tells nothing that belongs to one.
      current.forEach(payment -> wish(payment, entry, said, whole && telling.certain()));
    }
  }

  /** Several payments look like the one that is said to be returned. */
  private void askWhich(String entry, StatedEntry said) {
    String message =
        String.format(
            "Payment %s of %s is said to be returned; it may be entry %s or one that looks the"
                + " same. Nothing was taken back.",
            said.given().id(), said.amount(), entry);
    questions.ask(Kind.CONFLICT, ours.account(), said.given().id(), entry, message);
  }

  private void split(String entry, StatedEntry said, List<Payment> current) {
    Payment total = current.get(0);
    if (isUntouched(total)) {
      wishes.add(ReceiptDrafts.takenBack(total), entry, said);
      wishes.add(drafts.of(total.id(), said), entry, said);
      payments.unlink(total.id());
      current.clear();
    } else {
      String message = "The transactions inside of " + total.id() + " came after it was used.";
      questions.ask(Kind.DETAILS_TOO_LATE, ours.account(), total.id(), total.id(), message);
    }
  }

  private boolean isNoReceipt(
      String entry, StatedEntry said, List<Payment> current, ReceiptRules.Verdict verdict) {
    if (current.stream().allMatch(FurtherReports::isUntouched)) {
      current.forEach(payment -> wish(payment, entry, said, false));
      wishes.setAside(entry, verdict);
      return true;
    }
    String message = SetMoneyAside.tooLate(entry, verdict);
    questions.ask(Kind.NATURE_TOO_LATE, ours.account(), entry, entry, message);
    return false;
  }

  private static boolean isUntouched(Payment payment) {
    return payment.status() == Payment.Status.PENDING
        || (payment.status() == Payment.Status.BOOKED
            && payment.available().equals(payment.amount()));
  }

  private void wish(Payment stored, String entry, StatedEntry said, boolean certain) {
    wishes.add(ReceiptDrafts.onto(stored, drafts.whole(entry, said), certain), entry, said);
  }
}
