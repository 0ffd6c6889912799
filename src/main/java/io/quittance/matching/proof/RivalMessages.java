package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.ledger.Application;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether an undecided advice of another message explains the payment as well, or claims an item
 * that is not enough for both. Which mail came or was matched first must not decide: such a pair is
 * a question, for both of them; about the whole where it is the payment, about a line where it is
 * the item. An advice that this one replaces is no rival.
 */
final class RivalMessages {
  private final Facts facts;
  private final Books books;

  private RivalMessages(Facts facts) {
    this.facts = facts;
    this.books = facts.books();
  }

  /** For the payment, and for credits that no line names. */
  static Finding none(Facts facts, Claim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    RivalMessages rivals = new RivalMessages(facts);
    Finding.Doubts doubts = new Finding.Doubts();
    rivals.forPayment(doubts);
    facts.creditsBeside().forEach(credit -> rivals.forCredit(credit, doubts));
    return doubts.or(() -> "no other message fits the payment");
  }

  /** For the items of the lines. */
  static Finding itemsUnclaimed(Facts facts, Claim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    Finding.Doubts doubts = new Finding.Doubts();
    boolean tooMany = !facts.items().isEmpty() && facts.elsewhere().tooMany();
    if (tooMany) {
      doubts.add(ReasonCode.ADVICES_COMPETE, OtherMessages.Found.TOO_MANY);
    }
    for (Facts.LineFacts line : facts.lines()) {
      if (line.item() != null) {
        ClaimedElsewhere.Claims claims = facts.elsewhere().of(line.item(), line.line().net());
        if (claims.compete()) {
          doubts.add(
              ReasonCode.ADVICES_COMPETE,
              "%s names %s, and so does %s"
                  .formatted(
                      line.line().name(), ItemChecks.describe(line.item()), claims.described()));
        }
      }
    }
    return doubts.or(() -> "no other message claims an item");
  }

  /**
   * What speaks against a posting that was made already: advices that came to light since and that
   * fit its payment, claim its items beyond what is left of them, or replace its advice.
   */
  static List<Reason> against(Facts facts, List<Application> posted) {
    RivalMessages rivals = new RivalMessages(facts);
    Finding.Doubts doubts = new Finding.Doubts();
    facts
        .others()
        .replacements()
        .forEach(
            other ->
                doubts.add(
                    ReasonCode.SUPERSEDED,
                    "%s, sent later, takes the place of what was posted"
                        .formatted(other.described())));
    rivals.forPayment(doubts);
    rivals.forPosted(posted, doubts);
    return doubts.or(() -> "").reasons();
  }

  private void forPosted(List<Application> posted, Finding.Doubts doubts) {
    List<OpenItem> items =
        posted.stream()
            .map(application -> books.item(application.openItem()).orElse(null))
            .filter(Objects::nonNull)
            .toList();
    ClaimedElsewhere elsewhere = new ClaimedElsewhere(facts.others(), items, books);
    if (elsewhere.tooMany()) {
      doubts.add(ReasonCode.ADVICES_COMPETE, OtherMessages.Found.TOO_MANY);
    }
    for (Application application : posted) {
      Optional<OpenItem> item =
          items.stream().filter(one -> one.id().equals(application.openItem())).findFirst();
      // What was posted is taken from it already: the others claim what is left.
      item.map(one -> elsewhere.of(one, Money.zero(application.amount().currency())))
          .filter(ClaimedElsewhere.Claims::compete)
          .ifPresent(
              claims ->
                  doubts.add(
                      ReasonCode.ADVICES_COMPETE,
                      "%s claims %s, to which %s was applied"
                          .formatted(
                              claims.described(),
                              ItemChecks.describe(item.get()),
                              application.amount())));
    }
  }

  private void forPayment(Finding.Doubts doubts) {
    Payment payment = facts.payment();
    boolean byReference = PaymentReference.carriedBy(payment, facts.advice().paymentReference());
    OtherMessages.Found found = facts.others().undecided(AdviceKeys.of(payment));
    if (found.tooMany()) {
      doubts.add(ReasonCode.ADVICES_COMPETE, OtherMessages.Found.TOO_MANY);
    }
    for (OtherAdvice other : found.advices()) {
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

  /** Whoever names it may mean it, however much of it. */
  private void forCredit(OpenItem credit, Finding.Doubts doubts) {
    ClaimedElsewhere.Claims claims =
        new ClaimedElsewhere(facts.others(), List.of(credit), books).of(credit, null);
    if (!claims.by().isEmpty()) {
      doubts.add(
          ReasonCode.ADVICES_COMPETE,
          "%s names %s, which no line here does"
              .formatted(claims.described(), ItemChecks.describe(credit)));
    }
  }
}
