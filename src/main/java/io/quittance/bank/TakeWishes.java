package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.bank.BankQuestions.Kind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes what an import wants of payments. What is refused, because the payment is no more what the
 * report believes, becomes a question.
 */
@Singleton
class TakeWishes {
  private final ImportPayments imports;
  private final EntryPayments payments;
  private final SetMoneyAside setAside;
  private final BankQuestions questions;

  TakeWishes(
      ImportPayments imports,
      EntryPayments payments,
      SetMoneyAside setAside,
      BankQuestions questions) {
    this.imports = imports;
    this.payments = payments;
    this.setAside = setAside;
    this.questions = questions;
  }

  /**
   * @param tally of the rows that said it; only refusals are added to it
   */
  void run(String account, PaymentWishes wanted, ImportAnswer.Tally tally) {
    List<PaymentWishes.Wish> wishes = wanted.all();
    Map<Integer, ImportAnswer.Refused> refused = take(wishes);
    Map<String, List<PaymentDraft>> links = new HashMap<>();
    for (int number = 0; number < wishes.size(); number++) {
      PaymentWishes.Wish wish = wishes.get(number);
      if (refused.containsKey(number)) {
        refuse(account, wish, refused.get(number), tally);
      } else if (wish.draft().status() != Payment.Status.RETURNED) {
        links.computeIfAbsent(wish.entry(), entry -> new ArrayList<>()).add(wish.draft());
      }
    }
    payments.link(links);
    setAside.run(account, wanted.aside());
  }

  /** Those refused, by their number in the list. */
  private Map<Integer, ImportAnswer.Refused> take(List<PaymentWishes.Wish> wishes) {
    Map<Integer, PaymentDraft> byNumber = new LinkedHashMap<>();
    for (PaymentWishes.Wish wish : wishes) {
      byNumber.put(byNumber.size(), wish.draft());
    }
    ImportAnswer.Tally taken = new ImportAnswer.Tally();
    imports.take(byNumber, taken);
    return taken.answer().refused().stream()
        .collect(Collectors.toMap(ImportAnswer.Refused::row, each -> each));
  }

  private void refuse(
      String account,
      PaymentWishes.Wish wish,
      ImportAnswer.Refused refused,
      ImportAnswer.Tally tally) {
    questions.ask(Kind.CONFLICT, account, wish.draft().id(), wish.entry(), refused.message());
    if (wish.row() > 0) {
      tally.refuse(wish.row(), refused.code(), refused.message());
    }
  }
}
