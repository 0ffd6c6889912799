package io.quittance.harm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.bank.Payment;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;

/** Answers that add up: some numbers and amounts of the source that give some payment. */
final class FitsTheBooks {
  private static final int TRIES = 60;

  private FitsTheBooks() {}

  static ObjectNode answer(Asked asked) {
    List<Payment> payments = new ArrayList<>(asked.world.books.payments());
    List<Shown.Token> tokens = asked.shown.tokens();
    List<Shown.Token> amounts = tokens.stream().filter(Shown.Token::amount).toList();
    List<Shown.Token> others = tokens.stream().filter(t -> !t.amount()).toList();
    if (payments.isEmpty() || amounts.isEmpty() || others.isEmpty()) {
      return asked.truth();
    }
    Payment payment = payments.get(asked.random.nextInt(payments.size()));
    ObjectNode told = TrueAnswer.payment();
    ArrayNode header = (ArrayNode) told.get("header");
    amounts.stream()
        .filter(t -> t.cents() == payment.amount().minor())
        .skip(asked.random.nextInt(2))
        .findFirst()
        .ifPresent(t -> header.add(TrueAnswer.place("payment_amount", t)));
    others.stream()
        .filter(t -> t.text().equals(payment.reference()))
        .findFirst()
        .ifPresent(t -> header.add(TrueAnswer.place("payment_reference", t)));
    for (Shown.Token amount : adding(asked, amounts, payment.amount().minor())) {
      ObjectNode line = ((ArrayNode) told.get("lines")).addObject();
      line.put("kind", amount.cents() < 0 ? "credit_memo" : "invoice");
      line.putArray("values")
          .add(TrueAnswer.place("invoice_number", number(asked, others, amount)))
          .add(TrueAnswer.place("net_amount", amount));
    }
    return TrueAnswer.answer(told);
  }

  private static List<Shown.Token> adding(Asked asked, List<Shown.Token> from, long sum) {
    List<Shown.Token> chosen = new ArrayList<>();
    for (int tries = 0; tries < TRIES; tries++) {
      chosen.clear();
      long left = sum;
      for (int i = 1 + asked.random.nextInt(4); i > 0 && left != 0; i--) {
        Shown.Token token = from.get(asked.random.nextInt(from.size()));
        chosen.add(token);
        left -= token.cents();
      }
      if (left == 0) {
        return chosen;
      }
    }
    return chosen;
  }

  /** One whose item has just this amount open, one of the same line, or any. */
  private static Shown.Token number(Asked asked, List<Shown.Token> others, Shown.Token amount) {
    List<Shown.Token> named =
        others.stream()
            .filter(
                t ->
                    asked.world.items().stream()
                        .filter(i -> i.number().equals(t.text()))
                        .map(OpenItem::amount)
                        .anyMatch(a -> a.minor() == Math.abs(amount.cents())))
            .toList();
    List<Shown.Token> beside = others.stream().filter(t -> t.line().equals(amount.line())).toList();
    List<Shown.Token> from =
        !named.isEmpty() && asked.random.nextInt(4) > 0
            ? named
            : beside.isEmpty() ? others : beside;
    return from.get(asked.random.nextInt(from.size()));
  }
}
