package io.quittance.matching.joint;

import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.ledger.Application;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.combination.ChanceHits;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.matching.proof.Contest;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The only set of two or more undecided advices on the payer's items whose totals are a payment to
 * the cent, and what ties it to the payment.
 *
 * @param members empty when there is no such set, or nothing ties it
 * @param bySum what ties it where no reference does, else null
 * @param tie in words, empty where a reference ties it
 */
record SetOfMails(List<OtherAdvice> members, TiedBySum bySum, String tie) {
  private static final SetOfMails NONE = new SetOfMails(List.of(), null, "");

  SetOfMails {
    members = List.copyOf(members);
  }

  /** Whether the payment may pay just this; a sum ties nothing that the payment speaks against. */
  boolean holdsFor(List<Application> applications) {
    return bySum == null || bySum.meansNothingElse(applications);
  }

  /** The only set of advices that is the payment, when no single one is; else none. */
  static SetOfMails of(Payment payment, Books books) {
    boolean untouched =
        payment.status() == Payment.Status.BOOKED
            && payment.amount().isPositive()
            && payment.available().equals(payment.amount());
    Optional<Customer> payer = PaidFrom.of(payment, books).owner();
    if (!untouched
        || payer.isEmpty()
        || Contest.fitting(payment, books).stream().anyMatch(one -> isPayment(one, payment))) {
      return NONE;
    }
    Map<String, OtherAdvice> byKey = undecided(payment, payer.get(), books);
    Map<String, Money> amounts = new TreeMap<>();
    byKey.forEach((key, one) -> total(one, payment).ifPresent(total -> amounts.put(key, total)));
    return OnlySet.count(amounts, payment.amount())
        .fold(
            none -> NONE,
            unique -> {
              List<OtherAdvice> set = OnlySet.names(unique).stream().map(byKey::get).toList();
              return set.size() < 2
                  ? NONE
                  : tied(set, amounts, unique.chance(), payment, payer.get(), books);
            },
            several -> NONE,
            notDecided -> NONE);
  }

  /** By reference, or by sum and day, or not at all. */
  private static SetOfMails tied(
      List<OtherAdvice> set,
      Map<String, Money> amounts,
      ChanceHits chance,
      Payment payment,
      Customer payer,
      Books books) {
    if (set.stream().allMatch(one -> names(one, payment))) {
      return new SetOfMails(set, null, "");
    }
    TiedBySum bySum = new TiedBySum(payment, payer, books);
    return bySum.ties(set, amounts, chance)
        ? new SetOfMails(set, bySum, TiedBySum.words(set, chance))
        : NONE;
  }

  /** Undecided advices with a positive total that could mean the payment or the payer's items. */
  private static Map<String, OtherAdvice> undecided(Payment payment, Customer payer, Books books) {
    Set<String> keys = new TreeSet<>(AdviceKeys.of(payment));
    keys.addAll(
        AdviceKeys.ofNumbers(books.openItems(payer.id()).stream().map(OpenItem::number).toList()));
    List<OtherAdvice> undecided = books.otherAdvices(keys);
    Map<String, OtherAdvice> byKey = new TreeMap<>();
    if (undecided.size() <= OtherAdvice.MOST) {
      undecided.stream()
          .filter(one -> total(one, payment).isPresent())
          .forEach(one -> byKey.put(SharedBooks.key(one.message(), one.index()), one));
    }
    return byKey;
  }

  private static Optional<Money> total(OtherAdvice one, Payment payment) {
    return PaymentSearch.total(one.advice(), payment.amount().currency()).filter(Money::isPositive);
  }

  private static boolean names(OtherAdvice one, Payment payment) {
    return PaymentReference.carriedBy(payment, one.advice().paymentReference());
  }

  private static boolean isPayment(OtherAdvice one, Payment payment) {
    return PaymentSearch.total(one.advice(), payment.amount().currency())
        .filter(payment.amount()::equals)
        .isPresent();
  }
}
