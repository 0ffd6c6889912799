package io.quittance.matching.joint;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Certificate;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.proof.Certification;
import io.quittance.matching.proof.Certification.Certified;
import io.quittance.matching.proof.Certification.Refusal;
import io.quittance.matching.proof.Certifier;
import io.quittance.matching.proof.Claim;
import io.quittance.matching.proof.Contest;
import io.quittance.matching.proof.OwnMeaning;
import io.quittance.matching.proof.Recommendation;
import io.quittance.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether one set of payments that is an advice's total pays it, proven for each of them. */
final class PaymentsTogether {
  private final Certifier certifier;
  private final ReadMessage source;
  private final Reading reading;
  private final Proposal alone;
  private final List<Payment> payments;
  private final Money total;
  private final Books books;
  private final String reference;

  PaymentsTogether(
      Certifier certifier,
      ReadMessage source,
      Reading reading,
      Proposal alone,
      List<Payment> payments,
      Money total,
      Books books) {
    this.certifier = certifier;
    this.source = source;
    this.reading = reading;
    this.alone = alone;
    this.payments = payments;
    this.total = total;
    this.books = books;
    this.reference = reading.advices().get(alone.advice()).paymentReference();
  }

  Optional<Proposal> judge() {
    Claim whole = null;
    Certified proof = null;
    List<Reason> doubts = new ArrayList<>();
    for (Payment payment : payments) {
      SharedBooks merged = merged(payment);
      Claim claim = Recommendation.of(source, reading, alone.advice(), merged.share(), merged);
      boolean same =
          whole == null
              || (whole.applications().equals(claim.applications())
                  && Objects.equals(whole.customer(), claim.customer()));
      if (!same || meansOtherwise(payment, claim)) {
        return Optional.empty();
      }
      Certification each = certifier.certify(source, reading, alone.advice(), claim, merged);
      doubts.addAll(doubts(each));
      proof = proof == null ? each.fold(c -> c, refused -> null) : proof;
      whole = whole == null ? claim : whole;
    }
    if (!doubts.isEmpty() || proof == null) {
      return alone.verdict() == Verdict.WAIT ? Optional.of(held(doubts)) : Optional.empty();
    }
    return Spread.over(payments, whole.applications(), books).isEmpty()
        ? Optional.empty()
        : Optional.of(posts(whole, proof));
  }

  /** What is known of one of them holds for the set: the advice's reference, too. */
  private SharedBooks merged(Payment payment) {
    Set<String> others =
        payments.stream()
            .map(Payment::id)
            .filter(id -> !id.equals(payment.id()))
            .collect(Collectors.toSet());
    SharedBooks merged = SharedBooks.of(books, payment, total, others, Set.of());
    return payments.stream().anyMatch(this::carries) ? merged.carrying(reference) : merged;
  }

  private boolean carries(Payment payment) {
    return PaymentReference.carriedBy(payment, reference);
  }

  private boolean meansOtherwise(Payment payment, Claim claim) {
    Set<String> items =
        claim.applications().stream().map(Application::openItem).collect(Collectors.toSet());
    return claim.customer() == null
        || !Contest.fitting(payment, books).isEmpty()
        || OwnMeaning.differs(payment, claim.customer(), items, carries(payment), books);
  }

  private static List<Reason> doubts(Certification each) {
    return each.fold(
        certified -> List.of(), refused -> refused.refusals().stream().map(Refusal::told).toList());
  }

  private String finding() {
    return "payments %s together are %s, and no other payments of this payer are"
        .formatted(payments.stream().map(Payment::id).collect(Collectors.joining(", ")), total);
  }

  /** The money is there: a person decides, and posts it payment by payment. */
  private Proposal held(List<Reason> doubts) {
    List<Reason> reasons = new ArrayList<>(new LinkedHashSet<>(doubts));
    reasons.add(ReasonCode.NO_PAYMENT_YET.because("no payment is its amount; " + finding()));
    return alone
        .with(Verdict.REVIEW, reasons)
        .jointly(Ground.JOINT, payments.stream().map(Payment::id).toList());
  }

  private Proposal posts(Claim claim, Certified proof) {
    List<Certificate.Check> checks = new ArrayList<>(proof.certificate().checks());
    checks.add(
        new Certificate.Check(
            "only-set-of-payments",
            finding()
                + "; each pays what its text names, else the items that are its amount, else"
                + " what is next in the order of booking: no item's total depends on it"));
    return new Proposal(
            alone.advice(),
            payments.get(0).id(),
            proof.payer().id(),
            proof.remainder().isEmpty() ? Verdict.APPLY : Verdict.APPLY_PART,
            claim.applications(),
            proof.remainder(),
            List.of(ReasonCode.PROVEN.because(finding())),
            List.of(),
            new Certificate(checks, proof.certificate().policyVersion()))
        .jointly(Ground.JOINT, payments.stream().map(Payment::id).toList());
  }
}
