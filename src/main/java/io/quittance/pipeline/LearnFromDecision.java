package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.ReadingJson;
import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.ledger.ApplicationsReversed;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.identity.Learned;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.matching.identity.Remitter;
import io.quittance.matching.proof.Identification;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import io.quittance.receivables.Family;
import io.quittance.receivables.OpenItem;
import io.quittance.review.learned.LearnedFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an applied payment teaches about its payer, in the transaction that applied it. An analyst's
 * decision teaches; the certifier's only counts as one more proof of what analysts taught. Nothing
 * is learned where several customers were paid, or of accounts that identify nobody.
 */
@ApplicationScoped
class LearnFromDecision {
  private final Books books;
  private final LearnedFacts facts;
  private final LearnLayouts layouts;

  LearnFromDecision(Books books, LearnedFacts facts, LearnLayouts layouts) {
    this.books = books;
    this.facts = facts;
    this.layouts = layouts;
  }

  /**
   * @param row the proposal decided about, or null when the person applied without one
   */
  void decided(
      MessageRow message,
      ProposalRow row,
      String paid,
      List<Application> applications,
      String actor) {
    Payment payment = books.payment(paid).orElseThrow();
    Advice advice = advice(message, row);
    Optional<String> owner = owner(applications);
    boolean proven = proven(advice, payment, applications);
    decided(payment, message.id.toString(), owner, proven, actor);
    if (proven && owner.isPresent()) {
      layouts.proven(message, advice, payment, owner.get(), actor);
    }
  }

  /** As {@link #decided}, of a payment that no message explains. */
  void decidedWithoutMessage(
      Payment payment, List<Application> applications, Proposal.Ground ground, String actor) {
    // What the payer's own text names to the cent is as good as an advice; a combination is not.
    decided(payment, null, owner(applications), ground == Proposal.Ground.BANK_TEXT, actor);
  }

  /** A person has said who paid; no money has proven it. */
  void told(Payment payment, String message, String customer, String actor) {
    decided(payment, message, Optional.of(customer), false, actor);
  }

  /**
   * @param message id, or null
   * @param proven named items of the owner explain every cent
   */
  private void decided(
      Payment payment, String message, Optional<String> owner, boolean proven, String actor) {
    PaidFrom from = PaidFrom.of(payment, books);
    Optional<Remitter> remitter = Remitter.of(payment);
    if (owner.isEmpty() || remitter.isEmpty() || from.nobody() != null) {
      return;
    }
    boolean analyst = !actor.equals(Ledger.CERTIFIER);
    LearnedFacts.Use use = new LearnedFacts.Use(payment.id(), message, actor, analyst, proven);
    Optional<String> holder = from.owner().map(Customer::id);
    if (!analyst) {
      facts.used(remitter.get().kind(), remitter.get().pattern(), owner.get(), use);
      return;
    }
    Family family = new Family(books::customer);
    if (holder.isEmpty()) {
      facts.learn(remitter.get().kind(), remitter.get().pattern(), owner.get(), use);
      learnName(payment, owner.get(), use);
    } else if (!holder.get().equals(owner.get()) && !family.related(holder.get(), owner.get())) {
      // The account paid for a stranger: from now on it identifies nobody.
      facts.learn(remitter.get().kind(), remitter.get().pattern(), owner.get(), use);
    }
    askWhetherCollecting(remitter.get(), actor);
  }

  void reversed(@Observes ApplicationsReversed reversed) {
    facts.reversed(reversed.messages());
  }

  private void learnName(Payment payment, String owner, LearnedFacts.Use use) {
    String name = Remitter.nameKey(payment);
    if (!name.isEmpty()) {
      facts.learn(Learned.Kind.NAME, name, owner, use);
    }
  }

  /** An account that paid for strangers is put before a second person, for the whole tenant. */
  private void askWhetherCollecting(Remitter remitter, String actor) {
    boolean account = remitter.kind() == Learned.Kind.ACCOUNT;
    Set<String> customers =
        facts.about(List.of(remitter.pattern())).stream()
            .filter(fact -> fact.kind() == remitter.kind())
            .map(Learned::customer)
            .collect(Collectors.toSet());
    if (account) {
      books.customersByBankAccount(remitter.pattern()).forEach(c -> customers.add(c.id()));
    }
    if (account && customers.size() > 1) {
      facts.propose(Learned.Kind.COLLECTING_ACCOUNT, remitter.pattern(), actor);
    }
  }

  private Optional<String> owner(List<Application> applications) {
    Set<String> owners =
        applications.stream()
            .flatMap(application -> books.item(application.openItem()).stream())
            .map(OpenItem::customer)
            .collect(Collectors.toSet());
    return owners.size() == 1 ? owners.stream().findFirst() : Optional.empty();
  }

  private static Advice advice(MessageRow message, ProposalRow row) {
    return row == null || row.advice == null || message.reading == null
        ? null
        : ReadingJson.read(message.reading).advices().get(row.advice);
  }

  /** The advice names every item, and their cash is the payment to the cent, nothing given up. */
  private boolean proven(Advice advice, Payment payment, List<Application> applications) {
    if (advice == null || payment.status() != Payment.Status.BOOKED) {
      return false;
    }
    TreeMap<String, OpenItem> items = new TreeMap<>();
    applications.forEach(
        application ->
            books.item(application.openItem()).ifPresent(item -> items.put(item.id(), item)));
    Money cash = Money.zero(payment.amount().currency());
    for (Application application : applications) {
      OpenItem item = items.get(application.openItem());
      if (item == null || application.writeOff().isPositive()) {
        return false;
      }
      cash = item.kind().credit() ? cash.minus(application.cash()) : cash.plus(application.cash());
    }
    return cash.equals(payment.amount())
        && Identification.named(advice, items.keySet(), books).equals(items.keySet());
  }
}
