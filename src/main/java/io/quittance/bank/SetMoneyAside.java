package io.quittance.bank;

import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.nature.ReceiptRules.Verdict;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Money that is no receivable is in the books, because it is on the account, but stands apart from
 * what customers paid. In the transaction of an import, under the lock of the account.
 */
@Singleton
class SetMoneyAside {
  private final EntryStore store;
  private final EntryPayments entryPayments;
  private final CashBook cashBook;
  private final BankQuestions questions;
  private final Event<PaymentsChanged> changed;

  SetMoneyAside(
      EntryStore store,
      EntryPayments entryPayments,
      CashBook cashBook,
      BankQuestions questions,
      Event<PaymentsChanged> changed) {
    this.store = store;
    this.entryPayments = entryPayments;
    this.cashBook = cashBook;
    this.questions = questions;
    this.changed = changed;
  }

  /**
   * @param entries whose payments are in the books, by what they are; none of them a receipt
   */
  void run(String account, Map<String, Verdict> entries) {
    Map<String, List<Payment>> payments = entryPayments.of(entries.keySet());
    List<String> moved = new ArrayList<>();
    entries.forEach(
        (entry, verdict) -> {
          List<Payment> own = payments.getOrDefault(entry, List.of());
          boolean whole = true;
          for (Payment payment : own) {
            whole &= setAside(payment, verdict);
          }
          if (whole) {
            store.changeNature(entry, verdict);
            own.forEach(payment -> moved.add(payment.id()));
          } else {
            questions.ask(Kind.NATURE_TOO_LATE, account, entry, entry, tooLate(entry, verdict));
          }
        });
    if (!moved.isEmpty()) {
      changed.fire(new PaymentsChanged(moved));
    }
  }

  private boolean setAside(Payment payment, Verdict verdict) {
    boolean booked = payment.status() == Payment.Status.BOOKED;
    if (booked && !cashBook.setAside(payment, verdict.nature().code(), verdict.rule())) {
      return false;
    }
    entryPayments.changeNature(payment.id(), verdict.nature());
    return true;
  }

  static String tooLate(String entry, Verdict verdict) {
    return "Entry " + entry + " is told to be " + verdict.nature().code() + " after it was used.";
  }
}
