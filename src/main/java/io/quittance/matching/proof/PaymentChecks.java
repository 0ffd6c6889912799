package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.document.Document;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Rival;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Checks on payment, payer and what ties them to the advice. */
final class PaymentChecks {
  private PaymentChecks() {}

  static Finding booked(Facts facts, Claim claim) {
    Payment payment = facts.payment();
    if (payment == null) {
      return Finding.refused(
          ReasonCode.NO_PAYMENT_YET,
          "there is no payment " + Quoted.text(claim == null ? null : claim.payment()));
    }
    if (!payment.amount().isPositive()) {
      return Finding.refused(
          ReasonCode.PAYMENT_NOT_BOOKED, describe(payment) + " is no money received");
    }
    return switch (payment.status()) {
      case BOOKED -> Finding.passed(describe(payment) + " is booked");
      case PENDING ->
          Finding.refused(
              ReasonCode.PAYMENT_PENDING, describe(payment) + " is announced, not yet booked");
      case RETURNED ->
          Finding.refused(ReasonCode.PAYMENT_NOT_BOOKED, describe(payment) + " was returned");
    };
  }

  static Finding tied(Facts facts, Claim claim) {
    Payment payment = facts.payment();
    if (payment == null) {
      return Finding.NOT_EXAMINED;
    }
    Advice advice = facts.advice();
    if (PaymentReference.carriedBy(payment, advice.paymentReference())) {
      return Finding.passed("the payment carries " + Quoted.text(advice.paymentReference()));
    }
    Optional<String> other = PaymentSearch.otherOfItsForm(advice, payment);
    if (other.isPresent()) {
      return Finding.refused(
          ReasonCode.PAYMENT_NOT_TIED,
          "the advice is for payment %s, this one carries %s"
              .formatted(Quoted.text(advice.paymentReference()), Quoted.text(other.get())));
    }
    Optional<LocalDate> expected = PaymentSearch.expected(advice, facts.source());
    if (expected.isEmpty()) {
      return Finding.refused(
          ReasonCode.PAYMENT_NOT_TIED, "no reference and no date tie the payment to the advice");
    }
    int days = facts.policy().tying().dateWindowDays();
    String dates =
        "value date %s, expected %s, up to %d days apart"
            .formatted(
                PaymentSearch.valued(payment).map(LocalDate::toString).orElse("unknown"),
                expected.get(),
                days);
    return PaymentSearch.near(expected.get(), payment, days)
        ? Finding.passed("amount and date tie the payment: " + dates)
        : Finding.refused(ReasonCode.PAYMENT_NOT_TIED, "no reference ties the payment; " + dates);
  }

  static Finding unique(Facts facts, Claim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    PaymentSearch.Found found =
        new PaymentSearch(facts.books()).search(facts.advice(), facts.source());
    List<Payment> rivals = new ArrayList<>(found.fits());
    rivals.addAll(found.tiedOnly());
    rivals.removeIf(p -> p.id().equals(facts.payment().id()));
    Finding.Doubts doubts = new Finding.Doubts();
    for (Payment rival : rivals) {
      boolean carries =
          PaymentReference.carriedBy(rival, facts.advice().paymentReference())
              && !PaymentReference.carriedBy(facts.payment(), facts.advice().paymentReference());
      doubts.add(
          ReasonCode.SEVERAL_PAYMENTS,
          carries
              ? describe(rival) + " carries the advice's reference, not " + facts.payment().id()
              : describe(rival) + " fits the advice as well as " + describe(facts.payment()));
      doubts.rival(new Rival(describe(rival), claim == null ? List.of() : claim.applications()));
    }
    return doubts.or(() -> "no other payment fits the advice");
  }

  static Finding adviceUnique(Facts facts, Claim claim) {
    Payment payment = facts.payment();
    if (payment == null) {
      return Finding.NOT_EXAMINED;
    }
    boolean byReference = PaymentReference.carriedBy(payment, facts.advice().paymentReference());
    Finding.Doubts doubts = new Finding.Doubts();
    PaymentSearch search = new PaymentSearch(facts.books());
    for (int i = 0; i < facts.reading().advices().size(); i++) {
      Advice other = facts.reading().advices().get(i);
      if (i == facts.index()) {
        continue;
      }
      boolean competes =
          PaymentReference.carriedBy(payment, other.paymentReference())
              || (!byReference
                  && PaymentSearch.hasTotal(other, payment)
                  && search.search(other, facts.source()).fits().stream()
                      .anyMatch(p -> p.id().equals(payment.id())));
      if (competes) {
        doubts.add(
            ReasonCode.ADVICES_COMPETE,
            "advice %d of the message fits %s as well as advice %d"
                .formatted(i + 1, describe(payment), facts.index() + 1));
      }
    }
    return doubts.or(() -> "no other advice of the message fits the payment");
  }

  /**
   * Which of several lists a reference, a date or a total speaks of is said by their order alone. A
   * standard says it for itself.
   */
  static Finding advicesApart(Facts facts, Claim claim) {
    List<Advice> advices = facts.reading().advices();
    boolean pointed = advices.stream().anyMatch(advice -> pointed(facts, advice));
    if (facts.payment() == null || advices.size() < 2 || !pointed) {
      return Finding.passed("the message has no other advice");
    }
    List<String> references =
        advices.stream()
            .map(advice -> PaymentReference.canonical(advice.paymentReference()))
            .distinct()
            .toList();
    boolean own = references.size() == advices.size() && !references.contains("");
    String mine = facts.advice().paymentReference();
    return own && PaymentReference.carriedBy(facts.payment(), mine)
        ? Finding.passed("each advice of the message has a reference of its own")
        : Finding.refused(
            ReasonCode.ADVICES_COMPETE,
            "the message tells of %d payments, and only a reference of its own would say that advice %d is of %s"
                .formatted(advices.size(), facts.index() + 1, describe(facts.payment())));
  }

  /** By a layout, a model or memory, in what a person or a program wrote for persons. */
  private static boolean pointed(Facts facts, Advice advice) {
    return advice.lines().stream()
        .flatMap(line -> line.values().values().stream())
        .map(value -> facts.source().document(value.part()))
        .flatMap(Optional::stream)
        .map(Document::kind)
        .anyMatch(kind -> kind != Document.Kind.SEGMENTS && kind != Document.Kind.XML);
  }

  static Finding currencyEqual(Facts facts, Claim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    Currency currency =
        facts.rate() == null ? facts.payment().amount().currency() : facts.rate().to();
    Finding.Doubts doubts = new Finding.Doubts();
    differs(doubts, "the advice", facts.advice().currency(), currency);
    Exchanged.missing(facts).ifPresent(words -> doubts.add(ReasonCode.CURRENCY, words));
    List<Advice.Line> lines = facts.advice().lines();
    for (int i = 0; i < lines.size(); i++) {
      differs(doubts, "line " + (i + 1), lines.get(i).currency(), currency);
    }
    for (OpenItem item : facts.items()) {
      differs(doubts, "item " + item.id(), code(item.available()), currency);
    }
    if (claim != null) {
      for (Application application : claim.applications()) {
        differs(
            doubts,
            "application to " + application.openItem(),
            code(application.amount()),
            currency);
      }
    }
    return doubts.or(
        () ->
            facts.rate() == null
                ? "everything is in " + currency
                : "everything but the payment is in " + currency);
  }

  static Finding totalIsPayment(Facts facts, Claim claim) {
    Payment payment = facts.payment();
    if (payment == null || facts.stated() == null) {
      return Finding.NOT_EXAMINED;
    }
    Money total = facts.stated().total();
    if (facts.rate() != null) {
      return Finding.passed("the payment is in another currency than the advice's total, " + total);
    }
    if (total == null) {
      boolean reportedElsewhere =
          facts.advice().paymentAmount() != null
              || facts.advice().lines().isEmpty()
              || facts.stated().lines().stream().anyMatch(l -> l.net() == null)
              || !facts.advice().adjustments().isEmpty();
      return reportedElsewhere
          ? Finding.NOT_EXAMINED
          : Finding.refused(ReasonCode.SUM_DIFFERS, "the lines add up to more than any payment");
    }
    if (ReceiptShort.covers(total, payment.amount(), facts.policy())) {
      return Finding.passed(
          "the payment is %s less than the advice's total of %s, which the policy writes off"
              .formatted(total.minus(payment.amount()), total));
    }
    int difference = total.compareTo(payment.amount());
    return difference == 0
        ? Finding.passed("the advice's total is the payment, " + total)
        : Finding.refused(
            ReasonCode.SUM_DIFFERS,
            "the advice says %s, %s: would apply if the payment were %s; %s %s"
                .formatted(
                    total,
                    describe(payment),
                    total,
                    difference > 0 ? total.minus(payment.amount()) : payment.amount().minus(total),
                    difference > 0 ? "short" : "over"));
  }

  /** A payment in a sentence: {@code payment B1 of EUR 100.00, value date 2026-03-02}. */
  static String describe(Payment payment) {
    return "payment %s of %s, value date %s"
        .formatted(
            payment.id(),
            payment.amount(),
            PaymentSearch.valued(payment).map(LocalDate::toString).orElse("unknown"));
  }

  private static void differs(
      Finding.Doubts doubts, String what, String printed, Currency currency) {
    if (printed != null && !printed.equals(currency.getCurrencyCode())) {
      doubts.add(
          ReasonCode.CURRENCY,
          "%s is in %s, the payment in %s".formatted(what, Quoted.text(printed), currency));
    }
  }

  private static String code(Money amount) {
    return Objects.toString(amount == null ? null : amount.currency(), "none")
        .toUpperCase(Locale.ROOT);
  }
}
