package io.quittance.ledger;

import io.quittance.bank.CashBook;
import io.quittance.bank.PartTaken;
import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Money comes in as unidentified cash when the bank has booked it, and goes out again with
 * everything that was made of it when the bank takes it back.
 */
@Singleton
class KeepCash implements CashBook {
  private final Payments payments;
  private final Postings postings;
  private final Balances balances;
  private final Periods periods;
  private final TakeBack takeBack;
  private final SetAside setAside;
  private final TakePartBack takePartBack;

  KeepCash(
      Payments payments,
      Postings postings,
      Balances balances,
      Periods periods,
      TakeBack takeBack,
      SetAside setAside,
      TakePartBack takePartBack) {
    this.payments = payments;
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
    this.takeBack = takeBack;
    this.setAside = setAside;
    this.takePartBack = takePartBack;
  }

  PostingOutcome receive(Payment payment) {
    Optional<Payment> locked = payments.lock(payment.id());
    if (locked.isEmpty()) {
      return new Refused(Refusal.UNKNOWN_PAYMENT, "There is no payment " + payment.id() + ".");
    }
    if (locked.get().status() != Payment.Status.BOOKED) {
      return new Refused(
          Refusal.PAYMENT_NOT_BOOKED,
          "Payment " + payment.id() + " is " + locked.get().status() + "; it posts nothing.");
    }
    Optional<Postings.Known> known = postings.byKey(receiptKey(payment.id()));
    if (known.isPresent()) {
      return new Posted(known.get().id(), List.of(), true);
    }
    if (postingDate(locked.get().legalEntity(), wished(locked.get())).isEmpty()) {
      return new Refused(
          Refusal.PERIOD_CLOSED,
          "Neither the booking date nor today is in an open period of "
              + locked.get().legalEntity()
              + ".");
    }
    booked(List.of(locked.get()));
    return new Posted(
        postings.byKey(receiptKey(payment.id())).orElseThrow().id(), List.of(), false);
  }

  @Override
  public Optional<LocalDate> postingDate(String legalEntity, LocalDate wished) {
    return periods.openDate(legalEntity, wished);
  }

  @Override
  public void booked(List<Payment> received) {
    if (received.isEmpty()) {
      return;
    }
    String decision = postings.decide(bank("booked-by-bank"));
    List<NewPosting> written = new ArrayList<>();
    Map<Wish, LocalDate> dates = new HashMap<>();
    for (Payment payment : received) {
      LocalDate date =
          dates.computeIfAbsent(
              new Wish(payment.legalEntity(), wished(payment)),
              wish -> postingDate(wish.legalEntity(), wish.date()).orElseGet(periods::today));
      written.add(
          posting(
              NewPosting.Kind.RECEIPT,
              payment,
              date,
              decision,
              receiptKey(payment.id()),
              List.of(
                  money(AccountRole.CASH, Side.DEBIT, null, payment, payment.amount()),
                  money(AccountRole.UNIDENTIFIED, Side.CREDIT, null, payment, payment.amount()))));
    }
    postings.write(written);
    balances.open(
        received.stream().map(p -> PaymentBalance.received(p.id(), p.amount().minor())).toList());
  }

  /** Payments of one import mostly share their date, which is looked up once. */
  private record Wish(String legalEntity, LocalDate date) {}

  @Override
  public boolean setAside(Payment payment, String nature, String rule) {
    return setAside.run(payment.id(), nature, rule);
  }

  @Override
  public boolean bringBack(Payment payment) {
    return setAside.bringBack(payment.id());
  }

  @Override
  public void returned(Payment payment) {
    payments.lock(payment.id());
    if (balances.of(payment.id()).isEmpty()) {
      return;
    }
    LocalDate date = postingDate(payment.legalEntity(), periods.today()).orElseGet(periods::today);
    String decision = postings.decide(bank("returned-by-bank"));
    takeBack.everything(payment.id(), date, "payment returned by the bank", decision);
    PaymentBalance balance = balances.of(payment.id()).orElseThrow();
    List<Entry> entries = new ArrayList<>();
    add(entries, AccountRole.UNIDENTIFIED, null, payment, balance.unidentified());
    add(entries, AccountRole.UNAPPLIED, balance.unappliedCustomer(), payment, balance.unapplied());
    if (balance.available() == 0) {
      return;
    }
    PaymentBalance after = balance.afterReturn();
    Money back = new Money(balance.available(), payment.amount().currency());
    entries.add(money(AccountRole.CASH, Side.CREDIT, null, payment, back));
    postings.write(
        posting(
            NewPosting.Kind.RETURN, payment, date, decision, "return#" + payment.id(), entries));
    balances.store(after);
  }

  @Override
  public PartTaken returnedInPart(Payment payment, Money part, String entry, Set<String> items) {
    return takePartBack.run(payment, part, entry, items);
  }

  static void add(
      List<Entry> entries, AccountRole role, String customer, Payment payment, long minor) {
    if (minor > 0) {
      Money amount = new Money(minor, payment.amount().currency());
      entries.add(money(role, Side.DEBIT, customer, payment, amount));
    }
  }

  static NewPosting posting(
      NewPosting.Kind kind,
      Payment payment,
      LocalDate date,
      String decision,
      String key,
      List<Entry> entries) {
    return new NewPosting(
        NewPosting.newId(),
        NewPosting.newId(),
        kind,
        payment.legalEntity(),
        date,
        null,
        decision,
        payment.id(),
        key,
        RequestShape.sha256(payment.id() + " " + payment.amount()),
        entries);
  }

  static Entry money(AccountRole role, Side side, String customer, Payment payment, Money amount) {
    return Entry.ofMoney(role, side, customer, payment.id(), null, amount);
  }

  private static LocalDate wished(Payment payment) {
    return payment.bookingDate() != null ? payment.bookingDate() : payment.valueDate();
  }

  private static String receiptKey(String payment) {
    return "receipt#" + payment;
  }

  static Decision bank(String reason) {
    return new Decision("bank", null, reason, null, null, null, null, null, null);
  }
}
