package io.quittance.matching.joint;

import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.combination.ChanceHits;
import io.quittance.matching.combination.CombinationRule;
import io.quittance.matching.combination.Combinations;
import io.quittance.matching.proof.OwnMeaning;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When advices without a reference may share a payment because their totals add up to it, as amount
 * and date tie a single one. A sum alone is met by chance, and more sums than amounts are: all must
 * print the same day of payment, hardly a set may be expected to meet the amount by chance, the
 * payment means nothing else by itself, and no other untouched payment of the payer could be that
 * of one of them, or which mail or payment came first would decide.
 */
final class TiedBySum {
  /** Fewer sets are expected to meet the amount by chance, as for a combination of open items. */
  private static final double MOST_CHANCE_HITS = CombinationRule.OFF.mostChanceHits();

  private final Payment payment;
  private final Customer payer;
  private final Books books;

  TiedBySum(Payment payment, Customer payer, Books books) {
    this.payment = payment;
    this.payer = payer;
    this.books = books;
  }

  /**
   * @param members the only set that gives the payment's amount
   * @param undecided totals of all advices that could be in one, by {@link SharedBooks#key}
   */
  boolean ties(List<OtherAdvice> members, Map<String, Money> undecided, ChanceHits chance) {
    Set<LocalDate> days = new HashSet<>();
    for (OtherAdvice member : members) {
      if (PaymentReference.ties(member.advice().paymentReference())
          || member.advice().paymentDate() == null) {
        return false;
      }
      days.add(member.advice().paymentDate());
    }
    return days.size() == 1
        && chance.below(MOST_CHANCE_HITS)
        && noOtherPaymentFits(members, days.iterator().next(), undecided);
  }

  /** False when the payment's text names another item, or it is another item to the cent. */
  boolean meansNothingElse(List<Application> applications) {
    Set<String> items =
        applications.stream().map(Application::openItem).collect(Collectors.toSet());
    return !OwnMeaning.differs(payment, payer.id(), items, false, books);
  }

  private boolean noOtherPaymentFits(
      List<OtherAdvice> members, LocalDate day, Map<String, Money> undecided) {
    Set<String> keys =
        members.stream()
            .map(one -> SharedBooks.key(one.message(), one.index()))
            .collect(Collectors.toSet());
    Map<String, Money> others = others(day);
    if (others.size() > OnlySet.MOST) {
      return false;
    }
    boolean memberOfOther =
        others.values().stream().anyMatch(amount -> couldHave(keys, undecided, amount));
    return !memberOfOther
        && keys.stream()
            .map(undecided::get)
            .allMatch(total -> isNone(OnlySet.count(others, total)));
  }

  /** A set of advices with one of these could be the amount, or nobody can tell. */
  private static boolean couldHave(Set<String> keys, Map<String, Money> undecided, Money amount) {
    return OnlySet.count(undecided, amount)
        .fold(
            none -> false,
            unique -> OnlySet.names(unique).stream().anyMatch(keys::contains),
            several -> true,
            notDecided -> true);
  }

  private static boolean isNone(Combinations combinations) {
    return combinations.fold(none -> true, unique -> false, several -> false, notDecided -> false);
  }

  /** Other money of the payer near the day of which nothing is used yet, by id. */
  private Map<String, Money> others(LocalDate day) {
    Map<String, Money> others = new TreeMap<>();
    payer.bankAccounts().stream()
        .distinct()
        .flatMap(account -> books.paymentsFrom(account).stream())
        .filter(other -> !other.id().equals(payment.id()))
        .filter(other -> other.status() != Payment.Status.RETURNED)
        .filter(other -> other.available().isPositive())
        .filter(other -> other.amount().currency().equals(payment.amount().currency()))
        .filter(other -> PaymentSearch.near(day, other, books.widestDateWindowDays()))
        .forEach(other -> others.put(other.id(), other.amount()));
    return others;
  }

  /** As a finding of the certificate. */
  static String words(List<OtherAdvice> members, ChanceHits chance) {
    return "; no reference ties them, all say it was paid on %s, and by chance %s such sets would be"
            .formatted(
                Optional.ofNullable(members.get(0).advice().paymentDate())
                    .map(LocalDate::toString)
                    .orElse("no day"),
                chance.words())
        + " expected";
  }
}
