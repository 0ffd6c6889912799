package io.quittance.matching.joint;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.proof.Certifier;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.money.Money;
import io.quittance.receivables.Family;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One advice that several payments of one payer pay together: its only set of untouched payments
 * near the advice's date, or with its reference, whose sum is its total to the cent. Each of them
 * is certified as if it were the whole, so that each is booked, tied and of the certain payer. A
 * reference that one of them carries ties the set, and all payments that carry it are in it. A
 * payment that means something else by itself is in no set.
 */
public final class SeveralPayments {
  /** More payments for one advice are a question. */
  private static final int MOST_PAYMENTS = 10;

  /** Owners of what the advice names whose payers are looked for. */
  private static final int MOST_OWNERS = 20;

  private final Certifier certifier;

  public SeveralPayments(Verifier verifier) {
    this.certifier = new Certifier(verifier);
  }

  /**
   * @param alone what was proposed for the advice while no single payment explains it: it waits, or
   *     the payment that carries its reference is less than its total
   * @return a proposal with a certificate; one without where the set is there and the advice is in
   *     doubt, so that nobody waits for other money; or empty
   */
  public Optional<Proposal> explain(
      ReadMessage source, Reading reading, Proposal alone, Books books) {
    Advice advice = reading.advices().get(alone.advice());
    boolean waiting = alone.verdict() == Verdict.WAIT && alone.payment() == null;
    if (!waiting && !isLess(alone.payment(), advice, books)) {
      return Optional.empty();
    }
    List<Payment> candidates = candidates(advice, source, owners(alone, books), books);
    for (Payment first : candidates) {
      Money total = PaymentSearch.total(advice, first.amount().currency()).orElse(null);
      if (total != null && total.isPositive()) {
        return set(candidates, total)
            .filter(payments -> hasAllCarrying(payments, advice, books))
            .flatMap(
                payments ->
                    new PaymentsTogether(certifier, source, reading, alone, payments, total, books)
                        .judge());
      }
    }
    return Optional.empty();
  }

  /** The payment carries the advice's reference and is not enough. */
  private static boolean isLess(String id, Advice advice, Books books) {
    return id != null
        && books
            .payment(id)
            .filter(payment -> PaymentReference.carriedBy(payment, advice.paymentReference()))
            .filter(
                payment ->
                    PaymentSearch.total(advice, payment.amount().currency())
                        .filter(total -> total.compareTo(payment.amount()) > 0)
                        .isPresent())
            .isPresent();
  }

  /** Whose items the advice names, and whoever is taken for the payer. */
  private static Set<String> owners(Proposal alone, Books books) {
    Set<String> owners = new TreeSet<>();
    Optional.ofNullable(alone.customer()).ifPresent(owners::add);
    for (Application application : alone.applications()) {
      if (owners.size() < MOST_OWNERS) {
        books.item(application.openItem()).ifPresent(item -> owners.add(item.customer()));
      }
    }
    return owners;
  }

  private static List<Payment> candidates(
      Advice advice, ReadMessage source, Set<String> owners, Books books) {
    Optional<LocalDate> expected = PaymentSearch.expected(advice, source);
    Family family = new Family(books::customer);
    Set<String> payers = new TreeSet<>();
    owners.forEach(owner -> payers.addAll(family.payersOf(owner)));
    Map<String, Payment> found = new TreeMap<>();
    payers.stream()
        .flatMap(payer -> books.customer(payer).stream())
        .flatMap(payer -> payer.bankAccounts().stream())
        .distinct()
        .flatMap(account -> books.paymentsFrom(account).stream())
        .filter(payment -> payment.status() == Payment.Status.BOOKED)
        .filter(payment -> payment.available().equals(payment.amount()))
        .filter(
            payment ->
                PaymentReference.carriedBy(payment, advice.paymentReference())
                    || expected
                        .map(day -> PaymentSearch.near(day, payment, books.widestDateWindowDays()))
                        .orElse(false))
        .forEach(payment -> found.put(payment.id(), payment));
    return List.copyOf(found.values());
  }

  /** In order of booking. */
  private static Optional<List<Payment>> set(List<Payment> candidates, Money total) {
    Map<String, Money> amounts = new TreeMap<>();
    candidates.stream()
        .filter(payment -> payment.amount().currency().equals(total.currency()))
        .forEach(payment -> amounts.put(payment.id(), payment.amount()));
    return OnlySet.of(amounts, total)
        .filter(ids -> ids.size() <= MOST_PAYMENTS)
        .map(
            ids ->
                candidates.stream()
                    .filter(payment -> ids.contains(payment.id()))
                    .sorted(
                        Comparator.comparing(
                                Payment::bookingDate, Comparator.nullsLast(LocalDate::compareTo))
                            .thenComparing(Payment::id))
                    .toList());
  }

  private static boolean hasAllCarrying(List<Payment> payments, Advice advice, Books books) {
    Set<String> ids = payments.stream().map(Payment::id).collect(Collectors.toSet());
    return !PaymentReference.ties(advice.paymentReference())
        || books.paymentsByReference(advice.paymentReference()).stream()
            .map(Payment::id)
            .allMatch(ids::contains);
  }
}
