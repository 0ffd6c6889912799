package io.quittance.matching.joint;

import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Books;
import io.quittance.matching.Certificate;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.matching.proof.Certification.Certified;
import io.quittance.matching.proof.Certifier;
import io.quittance.matching.proof.Claim;
import io.quittance.matching.proof.Contest;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.matching.proof.Recommendation;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One payment that several mails of its payer explain together: the only set of undecided advices
 * on the payer's items whose totals are the payment to the cent, on different items, each naming
 * the payment's reference. Each advice is certified as if its total were a payment of its own.
 */
public final class SeveralMails {
  private final Certifier certifier;

  public SeveralMails(Verifier verifier) {
    this.certifier = new Certifier(verifier);
  }

  /** A message as it was read. */
  public record Mail(String message, ReadMessage source, Reading reading) {}

  /** What a message's advice pays of the shared payment. */
  public record Part(String message, Proposal proposal) {}

  /**
   * Ids of the messages that may share the payment; empty when no set of advices is the only one.
   *
   * @param books with the undecided advices of all messages
   */
  public List<String> messages(Payment payment, Books books) {
    return members(payment, books).stream().map(OtherAdvice::message).distinct().sorted().toList();
  }

  /**
   * A part for each message that shares the payment, or nothing.
   *
   * @param mails by message
   */
  public List<Part> explain(Payment payment, Map<String, Mail> mails, Books books) {
    List<OtherAdvice> members = members(payment, books);
    Set<String> keys = new TreeSet<>();
    members.forEach(one -> keys.add(SharedBooks.key(one.message(), one.index())));
    Set<String> items = new HashSet<>();
    List<Part> parts = new ArrayList<>();
    for (OtherAdvice member : members) {
      Mail mail = mails.get(member.message());
      Optional<Proposal> part =
          mail == null ? Optional.empty() : part(payment, member, mail, keys, books);
      boolean disjoint =
          part.isPresent()
              && part.get().applications().stream().map(Application::openItem).allMatch(items::add);
      if (!disjoint) {
        return List.of();
      }
      parts.add(new Part(member.message(), part.get()));
    }
    return parts;
  }

  private Optional<Proposal> part(
      Payment payment, OtherAdvice member, Mail mail, Set<String> members, Books books) {
    Money total = PaymentSearch.total(member.advice(), payment.amount().currency()).orElseThrow();
    SharedBooks shared = SharedBooks.of(books, payment, total, Set.of(), members);
    Claim claim =
        Recommendation.of(mail.source(), mail.reading(), member.index(), shared.share(), shared);
    return certifier
        .certify(mail.source(), mail.reading(), member.index(), claim, shared)
        .fold(
            certified -> Optional.of(proposal(payment, member, members, total, claim, certified)),
            refused -> Optional.empty());
  }

  private static Proposal proposal(
      Payment payment,
      OtherAdvice member,
      Set<String> members,
      Money total,
      Claim claim,
      Certified proof) {
    String finding =
        "%d advices together are payment %s of %s, and no others on this payer's items are; this one"
                .formatted(members.size(), payment.id(), payment.amount())
            + " says "
            + total;
    List<Certificate.Check> checks = new ArrayList<>(proof.certificate().checks());
    checks.add(new Certificate.Check("only-set-of-advices", finding));
    return new Proposal(
            member.index(),
            payment.id(),
            proof.payer().id(),
            proof.remainder().isEmpty() ? Verdict.APPLY : Verdict.APPLY_PART,
            claim.applications(),
            proof.remainder(),
            List.of(ReasonCode.PROVEN.because(finding)),
            List.of(),
            new Certificate(checks, proof.certificate().policyVersion()))
        .jointly(Ground.JOINT, List.of());
  }

  /** The only set of advices that is the payment, when no single one is. */
  private static List<OtherAdvice> members(Payment payment, Books books) {
    boolean untouched =
        payment.status() == Payment.Status.BOOKED
            && payment.amount().isPositive()
            && payment.available().equals(payment.amount());
    Optional<String> payer = PaidFrom.of(payment, books).owner().map(customer -> customer.id());
    if (!untouched
        || payer.isEmpty()
        || Contest.fitting(payment, books).stream().anyMatch(one -> isPayment(one, payment))) {
      return List.of();
    }
    Set<String> keys = new TreeSet<>(AdviceKeys.of(payment));
    keys.addAll(
        AdviceKeys.ofNumbers(books.openItems(payer.get()).stream().map(OpenItem::number).toList()));
    List<OtherAdvice> undecided = books.otherAdvices(keys);
    if (undecided.size() > OtherAdvice.MOST) {
      return List.of();
    }
    Map<String, OtherAdvice> byKey = new TreeMap<>();
    Map<String, Money> amounts = new TreeMap<>();
    for (OtherAdvice one : undecided) {
      PaymentSearch.total(one.advice(), payment.amount().currency())
          .filter(Money::isPositive)
          .ifPresent(
              total -> {
                String key = SharedBooks.key(one.message(), one.index());
                byKey.put(key, one);
                amounts.put(key, total);
              });
    }
    return OnlySet.of(amounts, payment.amount())
        .map(names -> names.stream().map(byKey::get).toList())
        .filter(set -> set.stream().allMatch(one -> names(one, payment)))
        .orElse(List.of());
  }

  /**
   * A sum alone ties no set to a payment: the next payment may be that of one of its members, and
   * what was posted would depend on which came first.
   */
  private static boolean names(OtherAdvice one, Payment payment) {
    return PaymentReference.carriedBy(payment, one.advice().paymentReference());
  }

  private static boolean isPayment(OtherAdvice one, Payment payment) {
    return PaymentSearch.total(one.advice(), payment.amount().currency())
        .filter(payment.amount()::equals)
        .isPresent();
  }
}
