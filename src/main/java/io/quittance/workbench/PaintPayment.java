package io.quittance.workbench;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.workbench.CaseView.Comparison;
import io.quittance.workbench.CaseView.Plain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What the bank says of a payment, and how it compares with an advice. */
final class PaintPayment {
  private PaintPayment() {}

  static List<Plain> facts(Payment payment) {
    List<Plain> facts = new ArrayList<>();
    add(facts, "Amount", Figures.withCurrency(payment.amount()));
    add(
        facts,
        "Still available",
        payment.available().equals(payment.amount()) ? "" : Figures.grouped(payment.available()));
    add(facts, "Status", Wording.plain(payment.status()));
    add(facts, "Reference", payment.reference());
    add(facts, "Value date", Figures.day(payment.valueDate()));
    add(facts, "Payer", payment.payerName());
    add(facts, "From account", payment.payerAccount());
    add(facts, "Method", payment.method());
    add(facts, "Text", payment.text());
    add(facts, "Entry", payment.id());
    return facts;
  }

  private static void add(List<Plain> facts, String label, String text) {
    if (text != null && !text.isBlank()) {
      facts.add(new Plain(label, text));
    }
  }

  /** Null when one of both says no amount, or they are in two currencies. */
  static Comparison comparison(Advice advice, Payment payment) {
    if (advice == null
        || payment == null
        || advice.paymentAmount() == null
        || (advice.currency() != null
            && !advice.currency().equals(payment.amount().currency().getCurrencyCode()))) {
      return null;
    }
    BigDecimal difference = payment.amount().amount().subtract(advice.paymentAmount());
    return new Comparison(
        Figures.grouped(advice.paymentAmount()),
        Figures.grouped(payment.amount()),
        Figures.grouped(difference),
        difference.signum() == 0);
  }
}
