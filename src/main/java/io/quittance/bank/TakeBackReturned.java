package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.api.Problem;
import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.BankReturns.Open;
import io.quittance.bank.nature.Nature;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.statement.StatedEntry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the payment that a returned entry takes back: of the same account and amount, and named by
 * a reference that both carry; or the only larger one that a reference of the transaction itself
 * names, of which it takes a part. A return may be told before its payment; it waits, and is looked
 * at again with every statement of the account. Several or none are a question.
 */
@Singleton
class TakeBackReturned {
  private final BankReturns returns;
  private final Payments payments;
  private final BankQuestions questions;
  private final ImportPayments imports;
  private final CashBook cashBook;

  TakeBackReturned(
      BankReturns returns,
      Payments payments,
      BankQuestions questions,
      ImportPayments imports,
      CashBook cashBook) {
    this.returns = returns;
    this.payments = payments;
    this.questions = questions;
    this.imports = imports;
    this.cashBook = cashBook;
  }

  void run(String account, List<EntryChange> changes, ReceiptRules rules) {
    for (EntryChange change : changes) {
      StatedEntry said = change.best();
      boolean counts = change.isNew() || change.isBookedNow();
      if (counts && !said.pending() && rules.of(said).nature() == Nature.RETURN) {
        returns.keep(account, change.movement().id(), said);
      }
    }
    for (Open open : returns.open(account)) {
      settle(account, open);
    }
  }

  private void settle(String account, Open open) {
    List<Payment> found = returns.ofThatAmount(account, open);
    if (found.size() == 1) {
      takeBack(open, found.get(0));
      return;
    }
    List<Payment> larger = found.isEmpty() ? returns.named(account, open) : List.of();
    if (larger.size() == 1 && larger.get(0).amount().minor() > open.amount().minor()) {
      takePart(account, open, larger.get(0));
      return;
    }
    String message =
        found.isEmpty()
            ? "The bank takes back " + open.amount() + "; no payment of that amount is named."
            : "The bank takes back " + open.amount() + "; several payments are named by it.";
    message += " Say which payment it is; of a larger one, this part is taken back.";
    questions.ask(Kind.RETURN_WITHOUT_PAYMENT, account, open.subject(), open.entry(), message);
  }

  private void takePart(String account, Open open, Payment payment) {
    PartTaken taken = cashBook.returnedInPart(payment, open.amount(), open.subject(), Set.of());
    switch (taken.result()) {
      case TAKEN -> settled(open, payment);
      case MORE_THAN_LEFT ->
          questions.ask(
              Kind.RETURN_WITHOUT_PAYMENT,
              account,
              open.subject(),
              open.entry(),
              String.format(
                  "The bank takes back %s and names payment %s, of which less is left. Say which"
                      + " payment it is.",
                  open.amount(), payment.id()));
      case WHICH_APPLICATIONS -> {
        questions.cleared(Kind.RETURN_WITHOUT_PAYMENT, open.subject());
        questions.ask(
            Kind.RETURN_OF_USED_MONEY,
            account,
            open.subject(),
            open.entry(),
            which(open, payment, taken));
      }
    }
  }

  private static String which(Open open, Payment payment, PartTaken taken) {
    return String.format(
        "The bank takes back %s of payment %s, of which %s is free; it paid %s. Reverse what is"
            + " meant, or name the items with the payment; nothing was taken back.",
        open.amount(),
        payment.id(),
        payment.available(),
        taken.standing().isEmpty() ? "no item" : String.join(", ", taken.standing()));
  }

  /**
   * A person says which payment it is, or of which it is a part, and of one that was used which
   * items are opened again.
   *
   * @param subject entry and part of the return
   * @throws Problem 422 when the payment is not of that account, has less than that amount left, or
   *     has less free and the items named do not give it
   */
  void byPerson(String account, String subject, BankAnswer answer) {
    String payment = answer.payment();
    Open open =
        returns.open(account).stream()
            .filter(each -> subject.equals(each.subject()))
            .findFirst()
            .orElseThrow(() -> Problem.conflict("already-answered", "It has its payment."));
    Payment meant =
        payments
            .payment(payment)
            .filter(found -> found.account().equals(account))
            .filter(found -> found.amount().currency().equals(open.amount().currency()))
            .filter(found -> found.amount().minor() >= open.amount().minor())
            .filter(found -> found.status() != Payment.Status.RETURNED)
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "bad-answer",
                        "The bank takes back "
                            + open.amount()
                            + "; payment "
                            + payment
                            + " does not fit."));
    if (meant.amount().equals(open.amount())) {
      takeBack(open, meant);
      return;
    }
    PartTaken taken =
        cashBook.returnedInPart(meant, open.amount(), subject, Set.copyOf(answer.openItems()));
    switch (taken.result()) {
      case TAKEN -> settled(open, meant);
      case MORE_THAN_LEFT ->
          throw Problem.unprocessable(
              "bad-answer",
              "Of payment " + payment + " less than " + open.amount() + " is left; nothing done.");
      case WHICH_APPLICATIONS ->
          throw Problem.unprocessable("bad-answer", which(open, meant, taken));
    }
  }

  private void takeBack(Open open, Payment payment) {
    ImportAnswer.Tally taken = new ImportAnswer.Tally();
    imports.take(Map.of(1, ReceiptDrafts.takenBack(payment)), taken);
    if (!taken.hasRefused()) {
      settled(open, payment);
    }
  }

  private void settled(Open open, Payment payment) {
    returns.settle(open, payment);
    questions.cleared(Kind.RETURN_WITHOUT_PAYMENT, open.subject());
    questions.cleared(Kind.RETURN_OF_USED_MONEY, open.subject());
  }
}
