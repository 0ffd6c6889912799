package io.quittance.matching.joint;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.document.ReadMessage;
import io.quittance.matching.Books;
import io.quittance.matching.Certificate;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.proof.Certification.Certified;
import io.quittance.matching.proof.Certifier;
import io.quittance.matching.proof.Claim;
import io.quittance.matching.proof.Contest;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.matching.proof.Recommendation;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One advice that several payments of one payer pay together: its only set of untouched payments
 * near the advice's date, or with its reference, whose sum is its total to the cent. Each of them
 * is certified as if it were the whole, so that each is booked, tied and of the certain payer.
 */
public final class SeveralPayments {
  /** More payments for one advice are a question. */
  private static final int MOST_PAYMENTS = 10;

  private final Certifier certifier;

  public SeveralPayments(Verifier verifier) {
    this.certifier = new Certifier(verifier);
  }

  /**
   * @param waiting what was proposed for the advice while no payment explains it
   * @return a proposal with a certificate, or empty
   */
  public Optional<Proposal> explain(
      ReadMessage source, Reading reading, Proposal waiting, Books books) {
    Advice advice = reading.advices().get(waiting.advice());
    Optional<Customer> customer = Optional.ofNullable(waiting.customer()).flatMap(books::customer);
    if (waiting.payment() != null || customer.isEmpty()) {
      return Optional.empty();
    }
    List<Payment> candidates = candidates(advice, source, customer.get(), books);
    for (Payment first : candidates) {
      Money total = PaymentSearch.total(advice, first.amount().currency()).orElse(null);
      if (total != null && total.isPositive()) {
        return set(candidates, total)
            .flatMap(payments -> certified(source, reading, waiting, payments, total, books));
      }
    }
    return Optional.empty();
  }

  private static List<Payment> candidates(
      Advice advice, ReadMessage source, Customer customer, Books books) {
    Optional<LocalDate> expected = PaymentSearch.expected(advice, source);
    Map<String, Payment> found = new TreeMap<>();
    for (String account : customer.bankAccounts()) {
      books.paymentsFrom(account).stream()
          .filter(payment -> payment.status() == Payment.Status.BOOKED)
          .filter(payment -> payment.available().equals(payment.amount()))
          .filter(
              payment ->
                  PaymentReference.carriedBy(payment, advice.paymentReference())
                      || expected
                          .map(
                              day -> PaymentSearch.near(day, payment, books.widestDateWindowDays()))
                          .orElse(false))
          .forEach(payment -> found.put(payment.id(), payment));
    }
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

  private Optional<Proposal> certified(
      ReadMessage source,
      Reading reading,
      Proposal waiting,
      List<Payment> payments,
      Money total,
      Books books) {
    Set<String> ids = payments.stream().map(Payment::id).collect(Collectors.toSet());
    Claim whole = null;
    Certified proof = null;
    for (Payment payment : payments) {
      Set<String> others = new HashSet<>(ids);
      others.remove(payment.id());
      Books merged = SharedBooks.of(books, payment, total, others, Set.of());
      Claim claim =
          Recommendation.of(source, reading, waiting.advice(), payment(merged, payment), merged);
      Optional<Certified> each =
          certifier
              .certify(source, reading, waiting.advice(), claim, merged)
              .fold(Optional::of, refused -> Optional.empty());
      boolean same = whole == null || whole.applications().equals(claim.applications());
      if (each.isEmpty() || !same || !Contest.fitting(payment, books).isEmpty()) {
        return Optional.empty();
      }
      whole = whole == null ? claim : whole;
      proof = proof == null ? each.get() : proof;
    }
    return Spread.over(payments, whole.applications(), books).isEmpty()
        ? Optional.empty()
        : Optional.of(proposal(waiting, payments, total, whole, proof));
  }

  private static Payment payment(Books merged, Payment payment) {
    return merged.payment(payment.id()).orElseThrow();
  }

  private static Proposal proposal(
      Proposal waiting, List<Payment> payments, Money total, Claim claim, Certified proof) {
    String finding =
        "payments %s together are %s, and no other payments of this payer are; the items are spread"
                .formatted(
                    payments.stream().map(Payment::id).collect(Collectors.joining(", ")), total)
            + " over them in the order of booking, which changes no item's total";
    List<Certificate.Check> checks = new ArrayList<>(proof.certificate().checks());
    checks.add(new Certificate.Check("only-set-of-payments", finding));
    return new Proposal(
            waiting.advice(),
            payments.get(0).id(),
            proof.payer().id(),
            proof.remainder().isEmpty() ? Verdict.APPLY : Verdict.APPLY_PART,
            claim.applications(),
            proof.remainder(),
            List.of(ReasonCode.PROVEN.because(finding)),
            List.of(),
            new Certificate(checks, proof.certificate().policyVersion()))
        .jointly(Ground.JOINT, payments.stream().map(Payment::id).toList());
  }
}
