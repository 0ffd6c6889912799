package io.quittance.matching.joint;

import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Certificate;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.proof.Certification.Certified;
import io.quittance.matching.proof.Certifier;
import io.quittance.matching.proof.Claim;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.matching.proof.Recommendation;
import io.quittance.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One payment that several mails of its payer explain together: the only set of undecided advices
 * on the payer's items whose totals are the payment to the cent, on different items, each naming
 * the payment's reference or, without any, tied by sum and day ({@link TiedBySum}). Each advice is
 * certified as if its total were a payment of its own.
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
    return SetOfMails.of(payment, books).members().stream()
        .map(OtherAdvice::message)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * A part for each message that shares the payment, or nothing.
   *
   * @param mails by message
   */
  public List<Part> explain(Payment payment, Map<String, Mail> mails, Books books) {
    SetOfMails together = SetOfMails.of(payment, books);
    Set<String> keys = new TreeSet<>();
    together.members().forEach(one -> keys.add(SharedBooks.key(one.message(), one.index())));
    Set<String> items = new HashSet<>();
    List<Part> parts = new ArrayList<>();
    for (OtherAdvice member : together.members()) {
      Mail mail = mails.get(member.message());
      Optional<Proposal> part =
          mail == null
              ? Optional.empty()
              : part(payment, member, mail, keys, together.tie(), books);
      boolean disjoint =
          part.isPresent()
              && part.get().applications().stream().map(Application::openItem).allMatch(items::add);
      if (!disjoint) {
        return List.of();
      }
      parts.add(new Part(member.message(), part.get()));
    }
    if (parts.stream().flatMap(SeveralMails::inQuestion).anyMatch(items::contains)) {
      return List.of();
    }
    List<Application> all =
        parts.stream().flatMap(part -> part.proposal().applications().stream()).toList();
    return together.holdsFor(all) ? parts : List.of();
  }

  /** Items that a line in question could mean: none of them may be what another mail pays. */
  private static Stream<String> inQuestion(Part part) {
    return Stream.concat(
        part.proposal().remainder().stream()
            .filter(rest -> rest.kind().equals(Proposal.LINE_IN_QUESTION))
            .map(Proposal.Remainder::openItem)
            .filter(Objects::nonNull),
        part.proposal().rivals().stream()
            .flatMap(rival -> rival.applications().stream())
            .map(Application::openItem));
  }

  private Optional<Proposal> part(
      Payment payment,
      OtherAdvice member,
      Mail mail,
      Set<String> members,
      String tie,
      Books books) {
    Money total = PaymentSearch.total(member.advice(), payment.amount().currency()).orElseThrow();
    SharedBooks shared = SharedBooks.of(books, payment, total, Set.of(), members);
    Claim whole =
        Recommendation.of(mail.source(), mail.reading(), member.index(), shared.share(), shared);
    return certifier
        .certify(mail.source(), mail.reading(), member.index(), whole, shared)
        .fold(
            certified ->
                Optional.of(proposal(payment, member, members, total + tie, whole, certified)),
            refused -> clearLines(payment, member, mail, members, total + tie, shared));
  }

  /** A line in question holds only itself here, too: what it pays stays with the payment. */
  private Optional<Proposal> clearLines(
      Payment payment,
      OtherAdvice member,
      Mail mail,
      Set<String> members,
      String said,
      SharedBooks shared) {
    Claim clear =
        Recommendation.ofClearLines(
            mail.source(), mail.reading(), member.index(), shared.share(), shared);
    return clear.applications().isEmpty()
        ? Optional.empty()
        : certifier
            .certifyClearLines(mail.source(), mail.reading(), member.index(), clear, shared)
            .fold(
                certified ->
                    Optional.of(proposal(payment, member, members, said, clear, certified)),
                refused -> Optional.empty());
  }

  private static Proposal proposal(
      Payment payment,
      OtherAdvice member,
      Set<String> members,
      String said,
      Claim claim,
      Certified proof) {
    String finding =
        "%d advices together are payment %s of %s, and no others on this payer's items are; this one"
                .formatted(members.size(), payment.id(), payment.amount())
            + " says "
            + said;
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
            proof.rivals(),
            new Certificate(checks, proof.certificate().policyVersion()))
        .jointly(Ground.JOINT, List.of());
  }
}
