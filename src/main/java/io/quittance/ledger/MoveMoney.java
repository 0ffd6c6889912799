package io.quittance.ledger;

import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.ledger.CreatedItems.Standing;
import io.quittance.ledger.MoveRequest.Use;
import io.quittance.ledger.PaymentBalance.Draw;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Moves money of a payment on account, to a refund, a write-off or out of the receivables. */
@Singleton
class MoveMoney {
  private final Receivables receivables;
  private final Payments payments;
  private final Postings postings;
  private final Balances balances;
  private final Periods periods;
  private final CreatedItems createdItems;
  private final Limits limits;

  MoveMoney(
      Receivables receivables,
      Payments payments,
      Postings postings,
      Balances balances,
      Periods periods,
      CreatedItems createdItems,
      Limits limits) {
    this.receivables = receivables;
    this.payments = payments;
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
    this.createdItems = createdItems;
    this.limits = limits;
  }

  PostingOutcome move(MoveRequest request) {
    Optional<Refused> fault = RequestShape.fault(request);
    if (fault.isPresent()) {
      return fault.get();
    }
    Optional<Payment> payment = payments.lock(request.payment());
    if (payment.isEmpty()) {
      return new Refused(Refusal.UNKNOWN_PAYMENT, "There is no payment " + request.payment() + ".");
    }
    Optional<PostingOutcome> before = before(request);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Refused> refused = refusal(request, payment.get());
    return refused.isPresent() ? refused.get() : post(request, payment.get());
  }

  private Optional<PostingOutcome> before(MoveRequest request) {
    return postings.before(key(request), RequestShape.hash(request), request.key());
  }

  private Optional<Refused> refusal(MoveRequest request, Payment payment) {
    if (payment.status() != Payment.Status.BOOKED) {
      return no(
          Refusal.PAYMENT_NOT_BOOKED,
          "Payment %s is %s; only booked money is moved.",
          payment.id(),
          payment.status());
    }
    if (!request.amount().currency().equals(payment.amount().currency())) {
      return no(
          Refusal.CURRENCY_MIXED,
          "Payment %s is in %s, not in %s.",
          payment.id(),
          payment.amount().currency(),
          request.amount().currency());
    }
    PaymentBalance balance = balances.of(payment.id()).orElseThrow();
    if (request.amount().minor() > balance.available()) {
      return no(
          Refusal.PAYMENT_EXHAUSTED,
          "Payment %s has %s available; %s is asked for.",
          payment.id(),
          payment.available(),
          request.amount());
    }
    Optional<Refused> wrong = wrongCustomer(request, balance);
    if (wrong.isPresent()) {
      return wrong;
    }
    Optional<Refused> above =
        request.use() == Use.WRITE_OFF
            ? limits.refusal(request.decision(), List.of(given(request)))
            : Optional.empty();
    if (above.isPresent()) {
      return above;
    }
    return periods.refusal(payment.legalEntity(), periods.dateOf(request.postingDate()));
  }

  private static Limits.Given given(MoveRequest request) {
    return new Limits.Given(
        Limits.Given.Kind.WRITE_OFF,
        request.amount(),
        request.customer() == null ? Set.of() : Set.of(request.customer()));
  }

  private Optional<Refused> wrongCustomer(MoveRequest request, PaymentBalance balance) {
    String named = request.customer();
    Optional<Customer> customer = named == null ? Optional.empty() : receivables.customer(named);
    if (named != null && customer.isEmpty()) {
      return no(Refusal.WRONG_CUSTOMER, "There is no customer %s.", named);
    }
    if (customer.isPresent()
        && customer.get().hold()
        && request.decision().actor().equals(Ledger.CERTIFIER)) {
      return no(
          Refusal.CUSTOMER_ON_HOLD,
          "Customer %s is on hold; only a person moves its money.",
          named);
    }
    Draw draw = balance.draw(request.amount().minor());
    if (draw.unapplied() > 0 && !draw.unappliedCustomer().equals(named)) {
      return no(
          Refusal.WRONG_CUSTOMER,
          "Of payment %s %d minor units stand as money of customer %s, who is not named.",
          balance.payment(),
          draw.unapplied(),
          draw.unappliedCustomer());
    }
    return Optional.empty();
  }

  private PostingOutcome post(MoveRequest request, Payment payment) {
    PaymentBalance balance = balances.of(payment.id()).orElseThrow();
    Draw draw = balance.draw(request.amount().minor());
    String id = NewPosting.newId();
    String made = request.use() == Use.ON_ACCOUNT ? "ONA-" + id : null;
    List<Entry> entries = new ArrayList<>();
    drawn(entries, AccountRole.UNIDENTIFIED, null, draw.unidentified(), payment);
    drawn(entries, AccountRole.UNAPPLIED, draw.unappliedCustomer(), draw.unapplied(), payment);
    entries.add(
        new Entry(
            request.use().role(),
            Side.CREDIT,
            request.customer(),
            made,
            payment.id(),
            null,
            request.amount(),
            request.decision().reasonCode()));
    NewPosting posting =
        new NewPosting(
            id,
            NewPosting.newId(),
            request.use().kind(),
            payment.legalEntity(),
            periods.dateOf(request.postingDate()),
            null,
            postings.decide(request.decision()),
            payment.id(),
            key(request),
            RequestShape.hash(request),
            entries);
    if (!postings.open(posting)) {
      return before(request).orElseThrow(() -> new IllegalStateException("key vanished"));
    }
    if (made != null) {
      createdItems.write(id, posting.date(), List.of(onAccount(made, request, payment)));
    }
    postings.enter(posting);
    if (made != null) {
      balances.addPending(Map.of(made, -request.amount().minor()));
    }
    balances.store(balance.afterMoving(draw, request.use().place()));
    return new Posted(id, List.of(), false);
  }

  private static CreatedItems.Draft onAccount(String id, MoveRequest request, Payment payment) {
    return new CreatedItems.Draft(
        id,
        OpenItem.Kind.ON_ACCOUNT,
        request.customer(),
        payment.legalEntity(),
        request.amount(),
        new Standing(AccountRole.ON_ACCOUNT, request.decision().reasonCode()));
  }

  private static void drawn(
      List<Entry> entries, AccountRole role, String customer, long minor, Payment payment) {
    if (minor > 0) {
      Money amount = new Money(minor, payment.amount().currency());
      entries.add(Entry.ofMoney(role, Side.DEBIT, customer, payment.id(), null, amount));
    }
  }

  private static String key(MoveRequest request) {
    return "move#" + request.key();
  }

  private static Optional<Refused> no(Refusal code, String format, Object... values) {
    return Optional.of(Refused.of(code, format, values));
  }
}
