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
  private static final String EACH_PAYS =
      "each pays what its text names, else the items that are its amount, else what is next in the"
          + " order of booking: no item's total depends on it";

  private static final String EACH_PAYS_WHOLE =
      "each pays whole lines, the only %s that are its amount, and those in question are all in"
          + " payment %s";

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
    Optional<Answer> whole = answer(Recommendation::of, certifier::certify);
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    Answer told = whole.get();
    if (told.proof() != null) {
      return Spread.over(payments, told.claim().applications(), books).isEmpty()
          ? Optional.empty()
          : Optional.of(posts(told.claim(), told.proof(), payments.get(0), EACH_PAYS));
    }
    Optional<Proposal> clear = clearLines();
    return clear.isEmpty() && alone.verdict() == Verdict.WAIT
        ? Optional.of(held(told.doubts()))
        : clear;
  }

  /**
   * A line in question holds only itself where the amounts leave no doubt which payment it is in.
   */
  private Optional<Proposal> clearLines() {
    return answer(Recommendation::ofClearLines, certifier::certifyClearLines)
        .filter(told -> told.proof() != null)
        .flatMap(
            told ->
                WholeLines.over(
                        payments,
                        told.claim().applications(),
                        WholeLines.inQuestion(told.proof().remainder()),
                        books)
                    .map(
                        apart ->
                            posts(
                                told.claim(),
                                told.proof(),
                                apart.keeping(),
                                EACH_PAYS_WHOLE.formatted(
                                    apart.neighbours() ? "neighbours" : "ones",
                                    apart.keeping().id()))));
  }

  /**
   * What all payments say of one claim.
   *
   * @param proof null where one of them has a doubt
   */
  private record Answer(Claim claim, Certified proof, List<Reason> doubts) {}

  private interface Claiming {
    Claim of(ReadMessage source, Reading reading, int advice, Payment payment, Books books);
  }

  private interface Certifying {
    Certification of(ReadMessage source, Reading reading, int advice, Claim claim, Books books);
  }

  /** Empty when they do not say the same, or one of them means something else by itself. */
  private Optional<Answer> answer(Claiming claiming, Certifying certifying) {
    Claim whole = null;
    Certified proof = null;
    List<Reason> doubts = new ArrayList<>();
    for (Payment payment : payments) {
      SharedBooks merged = merged(payment);
      Claim claim = claiming.of(source, reading, alone.advice(), merged.share(), merged);
      boolean same =
          whole == null
              || (whole.applications().equals(claim.applications())
                  && Objects.equals(whole.customer(), claim.customer()));
      if (!same || meansOtherwise(payment, claim)) {
        return Optional.empty();
      }
      Certification each = certifying.of(source, reading, alone.advice(), claim, merged);
      doubts.addAll(doubts(each));
      proof = proof == null ? each.fold(c -> c, refused -> null) : proof;
      whole = whole == null ? claim : whole;
    }
    return Optional.of(new Answer(whole, doubts.isEmpty() ? proof : null, doubts));
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

  /**
   * @param first the payment a person is shown: that in which something is left to decide
   */
  private Proposal posts(Claim claim, Certified proof, Payment first, String rule) {
    List<Certificate.Check> checks = new ArrayList<>(proof.certificate().checks());
    checks.add(new Certificate.Check("only-set-of-payments", finding() + "; " + rule));
    return new Proposal(
            alone.advice(),
            first.id(),
            proof.payer().id(),
            proof.remainder().isEmpty() ? Verdict.APPLY : Verdict.APPLY_PART,
            claim.applications(),
            proof.remainder(),
            List.of(ReasonCode.PROVEN.because(finding())),
            proof.rivals(),
            new Certificate(checks, proof.certificate().policyVersion()))
        .jointly(Ground.JOINT, payments.stream().map(Payment::id).toList());
  }
}
