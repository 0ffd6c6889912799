package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.advice.reading.SaidToReplace;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.ledger.Application;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.Succession;
import io.quittance.message.Envelope;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether an undecided advice of another message explains the payment as well, or claims an item
 * that is not enough for both. Which mail came or was matched first must not decide: such a pair is
 * a question, for both of them. An advice that this one replaces is no rival.
 */
final class RivalMessages {
  private final Facts facts;
  private final Books books;
  private final Succession.Word own;

  private RivalMessages(Facts facts) {
    Envelope envelope = facts.source().envelope();
    this.facts = facts;
    this.books = facts.books();
    // The words are read again here: what the reading says of them proves nothing.
    this.own =
        new Succession.Word(
            facts.advice(),
            envelope == null ? null : envelope.fromAddress(),
            envelope == null ? null : envelope.date(),
            () -> SaidToReplace.in(facts.source()));
  }

  static Finding none(Facts facts, Claim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    RivalMessages rivals = new RivalMessages(facts);
    Finding.Doubts doubts = new Finding.Doubts();
    rivals.forPayment(doubts);
    rivals.forItems(doubts);
    return doubts.or(() -> "no other message fits the payment or claims an item");
  }

  /**
   * What speaks against a posting that was made already: advices that came to light since and that
   * fit its payment, claim its items beyond what is left of them, or replace its advice.
   */
  static List<Reason> against(Facts facts, List<Application> posted) {
    RivalMessages rivals = new RivalMessages(facts);
    Finding.Doubts doubts = new Finding.Doubts();
    rivals.replacements(doubts);
    rivals.forPayment(doubts);
    rivals.forPosted(posted, doubts);
    return doubts.or(() -> "").reasons();
  }

  private void replacements(Finding.Doubts doubts) {
    List<OtherAdvice> alike = books.otherAdvices(AdviceKeys.of(facts.advice()));
    for (OtherAdvice other : alike) {
      if (Succession.replaces(other.word(), own, besides(other, alike))) {
        doubts.add(
            ReasonCode.SUPERSEDED,
            "%s, sent later, takes the place of what was posted".formatted(other.described()));
      }
    }
  }

  private void forPosted(List<Application> posted, Finding.Doubts doubts) {
    for (Application application : posted) {
      OpenItem item = books.item(application.openItem()).orElse(null);
      if (item == null) {
        continue;
      }
      for (OtherAdvice other : others(AdviceKeys.of(item), doubts)) {
        for (Advice.Line theirs : other.advice().lines()) {
          Money none = Money.zero(application.amount().currency());
          if (names(theirs, item) && !enough(item, plus(none, theirs))) {
            doubts.add(
                ReasonCode.ADVICES_COMPETE,
                "%s claims %s, to which %s was applied"
                    .formatted(other.described(), ItemChecks.describe(item), application.amount()));
          }
        }
      }
    }
  }

  private List<OtherAdvice> others(Set<String> keys, Finding.Doubts doubts) {
    List<OtherAdvice> found = books.otherAdvices(keys);
    if (found.size() > OtherAdvice.MOST) {
      doubts.add(
          ReasonCode.ADVICES_COMPETE,
          "more than %d undecided advices have a reference, an amount or a number in common with it"
              .formatted(OtherAdvice.MOST));
    }
    if (found.isEmpty()) {
      return found;
    }
    List<OtherAdvice> alike = books.otherAdvices(AdviceKeys.of(facts.advice()));
    return found.stream()
        .filter(other -> !Succession.replaces(own, other.word(), besides(other, alike)))
        .toList();
  }

  private static List<Succession.Word> besides(OtherAdvice one, List<OtherAdvice> alike) {
    return alike.stream()
        .filter(other -> !other.message().equals(one.message()) || other.index() != one.index())
        .map(OtherAdvice::word)
        .toList();
  }

  private void forPayment(Finding.Doubts doubts) {
    Payment payment = facts.payment();
    boolean byReference = PaymentReference.carriedBy(payment, facts.advice().paymentReference());
    for (OtherAdvice other : others(AdviceKeys.of(payment), doubts)) {
      if (fits(other, byReference)) {
        doubts.add(
            ReasonCode.ADVICES_COMPETE,
            "%s fits %s as well".formatted(other.described(), PaymentChecks.describe(payment)));
      }
    }
  }

  /** A reference ties before amount and date do; what is tied elsewhere does not fit here. */
  private boolean fits(OtherAdvice other, boolean byReference) {
    Payment payment = facts.payment();
    Advice advice = other.advice();
    if (PaymentReference.carriedBy(payment, advice.paymentReference())) {
      return true;
    }
    return !byReference
        && PaymentSearch.hasTotal(advice, payment)
        && PaymentSearch.otherOfItsForm(advice, payment).isEmpty()
        && (other.expected() == null
            || PaymentSearch.near(other.expected(), payment, books.widestDateWindowDays()))
        && !tiedElsewhere(advice)
        && concernsPayer(advice);
  }

  private boolean tiedElsewhere(Advice advice) {
    return PaymentReference.ties(advice.paymentReference())
        && books.paymentsByReference(advice.paymentReference()).stream()
            .anyMatch(payment -> PaymentSearch.hasTotal(advice, payment));
  }

  /** An advice on items of somebody who has nothing to do with the certain payer does not fit. */
  private boolean concernsPayer(Advice advice) {
    Set<String> owners = NamedItems.lookUp(advice, books).customers();
    return owners.isEmpty()
        || facts
            .payer()
            .certain()
            .map(
                payer ->
                    owners.stream()
                        .anyMatch(
                            owner ->
                                owner.equals(payer.id())
                                    || facts.family().related(payer.id(), owner)))
            .orElse(true);
  }

  private void forItems(Finding.Doubts doubts) {
    Set<String> keys = new TreeSet<>();
    facts.items().forEach(item -> keys.addAll(AdviceKeys.of(item)));
    facts.creditsBeside().forEach(item -> keys.addAll(AdviceKeys.of(item)));
    if (keys.isEmpty()) {
      return;
    }
    List<OtherAdvice> others = others(keys, doubts);
    for (OpenItem credit : facts.creditsBeside()) {
      others.stream()
          .filter(o -> o.advice().lines().stream().anyMatch(line -> names(line, credit)))
          .forEach(
              o ->
                  doubts.add(
                      ReasonCode.ADVICES_COMPETE,
                      "%s names %s, which no line here does"
                          .formatted(o.described(), ItemChecks.describe(credit))));
    }
    for (Facts.LineFacts line : facts.lines()) {
      if (line.item() == null) {
        continue;
      }
      Set<String> claiming = new TreeSet<>();
      Money claimed = size(line.line().net());
      for (OtherAdvice other : others) {
        for (Advice.Line theirs : other.advice().lines()) {
          if (names(theirs, line.item())) {
            claiming.add(other.described());
            claimed = plus(claimed, theirs);
          }
        }
      }
      if (!claiming.isEmpty() && !enough(line.item(), claimed)) {
        doubts.add(
            ReasonCode.ADVICES_COMPETE,
            "%s names %s, and so does %s"
                .formatted(
                    line.line().name(),
                    ItemChecks.describe(line.item()),
                    String.join(", ", claiming)));
      }
    }
  }

  private boolean names(Advice.Line line, OpenItem item) {
    return NearNumbers.mayMean(line, item, books);
  }

  /** Null when one of the amounts is unknown. */
  private static Money plus(Money claimed, Advice.Line line) {
    if (claimed == null) {
      return null;
    }
    return StatedAdvice.money(line.netAmount(), claimed.currency())
        .map(net -> claimed.plus(size(net)))
        .orElse(null);
  }

  private static boolean enough(OpenItem item, Money claimed) {
    return claimed != null
        && claimed.currency().equals(item.available().currency())
        && claimed.compareTo(item.available()) <= 0;
  }

  private static Money size(Money net) {
    return net != null && net.isNegative() ? net.negated() : net;
  }
}
