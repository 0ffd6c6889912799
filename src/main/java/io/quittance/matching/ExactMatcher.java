package io.quittance.matching;

import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.Proposal.Rival;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.joint.SeveralPayments;
import io.quittance.matching.proof.Certification.Certified;
import io.quittance.matching.proof.Certification.Refusal;
import io.quittance.matching.proof.Certification.Refused;
import io.quittance.matching.proof.Certifier;
import io.quittance.matching.proof.Check;
import io.quittance.matching.proof.Claim;
import io.quittance.matching.proof.Counterfactual;
import io.quittance.matching.proof.Identification;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.matching.proof.Probable;
import io.quittance.matching.proof.ProbableItem;
import io.quittance.matching.proof.Recommendation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Proposes for each advice the payment that its reference, or amount and date, single out, and the
 * items that its lines name exactly or in canonical form. What the {@link Certifier} accepts posts;
 * what it refuses is a recommendation with every reason against it. An advice that no payment
 * explains may be paid by {@link SeveralPayments} together.
 */
public final class ExactMatcher implements Matcher {
  /** What a person reads under a proven posting; the certificate has the rest. */
  private static final Set<Check> TELLING =
      EnumSet.of(
          Check.PAYMENT_TIED,
          Check.PAYER_CERTAIN,
          Check.TOTAL_IS_PAYMENT,
          Check.ITEMS_KNOWN,
          Check.AMOUNTS_EXPLAINED,
          Check.CASH_WITHIN_PAYMENT);

  private final Certifier certifier;
  private final SeveralPayments severalPayments;

  public ExactMatcher(Verifier verifier) {
    this.certifier = new Certifier(verifier);
    this.severalPayments = new SeveralPayments(verifier);
  }

  @Override
  public List<Proposal> propose(ReadMessage source, Reading reading, Books books) {
    List<Proposal> proposals = new ArrayList<>();
    for (int i = 0; i < reading.advices().size(); i++) {
      Proposal proposal = new One(source, reading, i, books).propose();
      proposals.add(
          proposal.certificate() == null
              ? severalPayments.explain(source, reading, proposal, books).orElse(proposal)
              : proposal);
    }
    return List.copyOf(proposals);
  }

  /** The way of one advice. */
  private final class One {
    private final ReadMessage source;
    private final Reading reading;
    private final int advice;
    private final Books books;

    private One(ReadMessage source, Reading reading, int advice, Books books) {
      this.source = source;
      this.reading = reading;
      this.advice = advice;
      this.books = books;
    }

    private Proposal propose() {
      PaymentSearch.Found found =
          new PaymentSearch(books).search(reading.advices().get(advice), source);
      List<Payment> fits = found.fits();
      if (found.tiedOnly().isEmpty() && fits.isEmpty()) {
        return withoutMoney(
            null, ReasonCode.NO_PAYMENT_YET.because("no payment with its reference or amount yet"));
      }
      if (found.tiedOnly().isEmpty()
          && fits.stream().allMatch(p -> p.status() == Payment.Status.PENDING)) {
        return fits.size() == 1
            ? withoutMoney(
                fits.get(0),
                ReasonCode.PAYMENT_PENDING.because(
                    "payment %s of %s is announced, not yet booked"
                        .formatted(fits.get(0).id(), fits.get(0).amount())))
            : withoutMoney(
                null,
                ReasonCode.PAYMENT_PENDING.because(
                    fits.size() + " payments that fit are announced, none is booked yet"));
      }
      return withMoney(found.tiedOnly().isEmpty() ? fits.get(0) : found.tiedOnly().get(0));
    }

    private Proposal withMoney(Payment payment) {
      Claim claim = Recommendation.of(source, reading, advice, payment, books);
      Proposal proposal = judged(payment, claim);
      return proposal.withPayers(
          Identification.shown(source, reading.advices().get(advice), payment, books));
    }

    private Proposal judged(Payment payment, Claim claim) {
      return certifier
          .certify(source, reading, advice, claim, books)
          .fold(
              certified -> posts(claim, certified),
              refused -> clearLines(payment, claim).orElseGet(() -> held(payment, claim, refused)));
    }

    /** A line in question holds only itself, when all others are proven without it. */
    private Optional<Proposal> clearLines(Payment payment, Claim whole) {
      Claim clear = Recommendation.ofClearLines(source, reading, advice, payment, books);
      if (clear.applications().isEmpty()) {
        return Optional.empty();
      }
      return certifier
          .certifyClearLines(source, reading, advice, clear, books)
          .fold(
              certified -> Optional.of(withProbable(payment, whole, posts(clear, certified))),
              refused -> Optional.empty());
    }

    /** The only line with a wrong number has the item that it probably means recommended. */
    private Proposal withProbable(Payment payment, Claim whole, Proposal part) {
      return ProbableItem.of(source, reading, advice, payment, whole, books)
          .map(
              probable -> {
                List<Remainder> open =
                    part.remainder().stream()
                        .filter(rest -> rest.kind().equals(Proposal.LINE_IN_QUESTION))
                        .filter(rest -> Objects.equals(rest.openItem(), probable.named()))
                        .filter(rest -> rest.openItem() != null || rest.recommended() == null)
                        .toList();
                return open.size() == 1
                    ? part.with(open.get(0), probable.ofWrongLine(), probable.reason())
                    : part;
              })
          .orElse(part);
    }

    private Proposal posts(Claim claim, Certified certified) {
      List<Reason> reasons = new ArrayList<>();
      certified.certificate().checks().stream()
          .filter(check -> TELLING.stream().anyMatch(t -> t.text().equals(check.name())))
          .forEach(check -> reasons.add(ReasonCode.PROVEN.because(check.finding())));
      return new Proposal(
          advice,
          claim.payment(),
          certified.payer().id(),
          certified.remainder().isEmpty() ? Verdict.APPLY : Verdict.APPLY_PART,
          claim.applications(),
          certified.remainder(),
          reasons,
          certified.rivals(),
          certified.certificate());
    }

    /** That a recommendation without lines follows no line goes without saying. */
    private Proposal held(Payment payment, Claim claim, Refused refused) {
      boolean lines = !reading.advices().get(advice).lines().isEmpty();
      List<Reason> reasons = new ArrayList<>();
      refused.refusals().stream()
          .filter(refusal -> lines || refusal.check() != Check.APPLICATIONS_FOLLOW_LINES)
          .map(Refusal::told)
          .forEach(reasons::add);
      Claim shown = claim;
      Optional<Probable> probable = Probable.of(source, reading, advice, payment, claim, books);
      if (probable.isPresent()) {
        reasons.add(probable.get().reason());
        shown = new Claim(claim.payment(), claim.customer(), probable.get().applications());
      }
      return proposal(Verdict.REVIEW, shown, reasons, refused.rivals())
          .withCounterfactual(
              new Counterfactual(certifier, source, reading, advice, books)
                  .of(payment)
                  .orElse(null));
    }

    /** Waits, unless the advice is doubtful by itself or there is nothing to wait for. */
    private Proposal withoutMoney(Payment pending, Reason why) {
      List<Reason> reasons = new ArrayList<>(List.of(why));
      List<Reason> doubts = certifier.doubtsBeforeMoney(source, reading, advice, books);
      reasons.addAll(doubts);
      boolean settled = Recommendation.nothingLeftToPay(reading, advice, books);
      if (settled) {
        reasons.add(
            ReasonCode.ITEM_NOT_OPEN.because(
                "nothing is left of any item that the advice names: it may have been applied"
                    + " already"));
      }
      return proposal(
          doubts.isEmpty() && !settled ? Verdict.WAIT : Verdict.REVIEW,
          Recommendation.of(source, reading, advice, pending, books),
          reasons,
          List.of());
    }

    private Proposal proposal(
        Verdict verdict, Claim claim, List<Reason> reasons, List<Rival> rivals) {
      return new Proposal(
          advice,
          claim.payment(),
          claim.customer(),
          verdict,
          claim.applications(),
          List.of(),
          reasons,
          rivals,
          null);
    }
  }
}
