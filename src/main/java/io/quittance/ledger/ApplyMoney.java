package io.quittance.ledger;

import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.database.Sql;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one function that applies. It locks the payment, then the items in the order of their ids,
 * reads all balances again under these locks, checks, and only then writes: what it refuses has
 * changed nothing. Two requests for the same money or the same item therefore happen one after the
 * other, and the second sees what the first has left.
 */
@Singleton
class ApplyMoney {
  private final Sql sql;
  private final Receivables receivables;
  private final Payments payments;
  private final Postings postings;
  private final Balances balances;
  private final Periods periods;
  private final CreatedItems createdItems;
  private final Limits limits;

  ApplyMoney(
      Sql sql,
      Receivables receivables,
      Payments payments,
      Postings postings,
      Balances balances,
      Periods periods,
      CreatedItems createdItems,
      Limits limits) {
    this.sql = sql;
    this.receivables = receivables;
    this.payments = payments;
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
    this.createdItems = createdItems;
    this.limits = limits;
  }

  PostingOutcome apply(ApplicationRequest request) {
    Optional<Refused> fault = RequestShape.fault(request);
    if (fault.isPresent()) {
      return fault.get();
    }
    Payment payment = null;
    if (request.payment() != null) {
      payment = payments.lock(request.payment()).orElse(null);
      if (payment == null) {
        return refused(Refusal.UNKNOWN_PAYMENT, "There is no payment " + request.payment() + ".");
      }
    }
    Map<String, OpenItem> items =
        receivables
            .lock(request.applications().stream().map(Application::openItem).toList())
            .stream()
            .collect(Collectors.toMap(OpenItem::id, Function.identity()));
    Optional<PostingOutcome> before = postedBefore(request);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Refused> refusal = refusal(request, payment, items);
    return refusal.isPresent() ? refusal.get() : post(request, payment, items);
  }

  private Optional<PostingOutcome> postedBefore(ApplicationRequest request) {
    return postings
        .byKey(key(request))
        .map(
            known ->
                known.hash().equals(RequestShape.hash(request))
                    ? new Posted(known.id(), applicationsOf(known.id()), true)
                    : refused(
                        Refusal.KEY_REUSED,
                        "The key " + request.key() + " already stands for another posting."));
  }

  private List<String> applicationsOf(String posting) {
    return sql.list(
        "select id from application where posting = ? order by sequence",
        row -> row.getString(1),
        posting);
  }

  private Optional<Refused> refusal(
      ApplicationRequest request, Payment payment, Map<String, OpenItem> items) {
    if (payment != null && payment.status() != Payment.Status.BOOKED) {
      return no(
          Refusal.PAYMENT_NOT_BOOKED,
          "Payment %s is %s; only booked money is applied.",
          payment.id(),
          payment.status());
    }
    for (Application application : request.applications()) {
      OpenItem item = items.get(application.openItem());
      if (item == null) {
        return no(Refusal.UNKNOWN_ITEM, "There is no open item %s.", application.openItem());
      }
      Optional<Refused> refused = refusal(request, application, item);
      if (refused.isPresent()) {
        return refused;
      }
    }
    Optional<Refused> mixed = mixed(payment, List.copyOf(items.values()));
    if (mixed.isPresent()) {
      return mixed;
    }
    if (request.customer() != null && receivables.customer(request.customer()).isEmpty()) {
      return no(Refusal.WRONG_CUSTOMER, "There is no customer %s.", request.customer());
    }
    Optional<Refused> held = onHold(request, items.values());
    if (held.isPresent()) {
      return held;
    }
    Optional<Refused> money = moneyRefusal(request, payment, items);
    if (money.isPresent()) {
      return money;
    }
    Optional<Refused> above = limits.refusal(request.decision(), given(request, items));
    if (above.isPresent()) {
      return above;
    }
    LocalDate date = postingDate(request);
    String entity = entity(payment, items);
    if (!periods.isOpen(entity, date)) {
      return no(Refusal.PERIOD_CLOSED, "The period of %s is closed for %s.", date, entity);
    }
    return Optional.empty();
  }

  private static List<Limits.Given> given(ApplicationRequest request, Map<String, OpenItem> items) {
    List<Limits.Given> given = new ArrayList<>();
    for (Application one : request.applications()) {
      Set<String> customer = Set.of(items.get(one.openItem()).customer());
      given.add(new Limits.Given(Limits.Given.Kind.WRITE_OFF, one.writeOff(), customer));
      given.add(new Limits.Given(Limits.Given.Kind.DISCOUNT, one.discount(), customer));
    }
    return given;
  }

  private static Optional<Refused> refusal(
      ApplicationRequest request, Application application, OpenItem item) {
    boolean automatic = automatic(request);
    boolean closed =
        item.status() == OpenItem.Status.CLOSED || item.status() == OpenItem.Status.SOLD;
    if (closed || (automatic && item.status() != OpenItem.Status.OPEN)) {
      return no(Refusal.ITEM_NOT_OPEN, "Open item %s is %s.", item.id(), item.status());
    }
    if (automatic && (item.inCollection() || item.directDebit())) {
      return no(
          Refusal.ITEM_HELD,
          "Open item %s is %s; only a person applies money to it.",
          item.id(),
          item.inCollection() ? "in collection" : "under direct debit");
    }
    if (!application.amount().currency().equals(item.amount().currency())) {
      return no(
          Refusal.CURRENCY_MIXED,
          "Open item %s is in %s, not in %s.",
          item.id(),
          item.amount().currency(),
          application.amount().currency());
    }
    if (item.kind().credit()
        && (application.discount().isPositive()
            || application.writeOff().isPositive()
            || !application.parts().isEmpty())) {
      return no(
          Refusal.INVALID,
          "Credit %s is used up, not discounted, written off or deducted from.",
          item.id());
    }
    if (taken(application) > item.available().minor()) {
      return no(
          Refusal.ITEM_EXHAUSTED,
          "Open item %s has %s available; %s is asked for.",
          item.id(),
          item.available(),
          new Money(taken(application), item.amount().currency()));
    }
    return Optional.empty();
  }

  /** The payer's and the items' customers, when nobody decides but the certifier. */
  private Optional<Refused> onHold(ApplicationRequest request, Collection<OpenItem> items) {
    if (!automatic(request)) {
      return Optional.empty();
    }
    Set<String> concerned = new TreeSet<>();
    items.forEach(item -> concerned.add(item.customer()));
    if (request.customer() != null) {
      concerned.add(request.customer());
    }
    for (String id : concerned) {
      if (receivables.customer(id).filter(Customer::hold).isPresent()) {
        return no(
            Refusal.CUSTOMER_ON_HOLD,
            "Customer %s is on hold; only a person applies money for it.",
            id);
      }
    }
    return Optional.empty();
  }

  private static boolean automatic(ApplicationRequest request) {
    return request.decision().actor().equals(Ledger.CERTIFIER);
  }

  private Optional<Refused> mixed(Payment payment, List<OpenItem> items) {
    for (OpenItem item : items) {
      Money reference = payment == null ? items.get(0).amount() : payment.amount();
      String entity = payment == null ? items.get(0).legalEntity() : payment.legalEntity();
      if (!item.amount().currency().equals(reference.currency())) {
        return no(
            Refusal.CURRENCY_MIXED,
            "Open item %s is in %s, the money in %s.",
            item.id(),
            item.amount().currency(),
            reference.currency());
      }
      if (!item.legalEntity().equals(entity)) {
        return no(
            Refusal.LEGAL_ENTITY_MIXED,
            "Open item %s belongs to %s, the money to %s.",
            item.id(),
            item.legalEntity(),
            entity);
      }
    }
    // A credit pays what its own customer owes, or that customer's family.
    boolean credits = items.stream().anyMatch(item -> item.kind().credit());
    List<String> customers = items.stream().map(OpenItem::customer).distinct().toList();
    for (String customer : customers) {
      if (credits && !receivables.sameFamily(customers.get(0), customer)) {
        return no(
            Refusal.WRONG_CUSTOMER,
            "Credits pay within one customer's family; %s and %s are none.",
            customers.get(0),
            customer);
      }
    }
    return Optional.empty();
  }

  private Optional<Refused> moneyRefusal(
      ApplicationRequest request, Payment payment, Map<String, OpenItem> items) {
    long net = net(request.applications(), items);
    if (payment == null) {
      return net == 0
          ? Optional.empty()
          : no(Refusal.INVALID, "Netting without cash leaves a difference of %d minor units.", net);
    }
    if (net < 0) {
      return no(Refusal.INVALID, "The credits exceed what they pay by %d minor units.", -net);
    }
    if (net > payment.available().minor()) {
      return no(
          Refusal.PAYMENT_EXHAUSTED,
          "Payment %s has %s available; %s is asked for.",
          payment.id(),
          payment.available(),
          new Money(net, payment.amount().currency()));
    }
    if (request.applications().isEmpty() && payment.available().isZero()) {
      return no(Refusal.NOTHING_TO_DO, "Payment %s has no rest to settle.", payment.id());
    }
    return Optional.empty();
  }

  private PostingOutcome post(
      ApplicationRequest request, Payment payment, Map<String, OpenItem> items) {
    List<Application> applications = RequestShape.inOrder(request.applications());
    PaymentBalance balance =
        payment == null
            ? null
            : balances.of(payment.id()).orElseThrow(() -> new IllegalStateException("no balance"));
    String decision = postings.decide(request.decision());
    String transaction = NewPosting.newId();
    if (applications.isEmpty()) {
      return settle(request, payment, balance, transaction, decision, key(request))
          .<PostingOutcome>map(posting -> new Posted(posting, List.of(), false))
          .orElseGet(() -> refused(Refusal.NOTHING_TO_DO, "The rest already stands there."));
    }
    String id = NewPosting.newId();
    MakeEntries made =
        new MakeEntries(id, request.payment(), balance, items, createdItems.among(items.keySet()));
    applications.forEach(made::add);
    made.drawNet();
    NewPosting posting =
        new NewPosting(
            id,
            transaction,
            payment == null ? NewPosting.Kind.NETTING : NewPosting.Kind.APPLICATION,
            entity(payment, items),
            postingDate(request),
            null,
            decision,
            request.payment(),
            key(request),
            RequestShape.hash(request),
            made.entries());
    if (!postings.open(posting)) {
      return postedBefore(request).orElseThrow(() -> new IllegalStateException("key vanished"));
    }
    createdItems.write(id, posting.date(), made.created());
    writeApplications(made);
    postings.enter(posting);
    balances.addPending(made.pending());
    if (payment != null) {
      balances.store(made.balance());
      if (request.settleRest()) {
        settle(request, payment, made.balance(), transaction, decision, "rest#" + request.key());
      }
    }
    return new Posted(posting.id(), made.ids(), false);
  }

  /** Empty when there is nothing to move. */
  private Optional<String> settle(
      ApplicationRequest request,
      Payment payment,
      PaymentBalance balance,
      String transaction,
      String decision,
      String key) {
    String customer = request.customer();
    boolean othersMoney =
        balance.unapplied() > 0 && !Objects.equals(balance.unappliedCustomer(), customer);
    long moved = balance.unidentified() + (othersMoney ? balance.unapplied() : 0);
    if (moved == 0) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    if (balance.unidentified() > 0) {
      entries.add(
          money(AccountRole.UNIDENTIFIED, Side.DEBIT, null, payment, balance.unidentified()));
    }
    if (othersMoney) {
      entries.add(
          money(
              AccountRole.UNAPPLIED,
              Side.DEBIT,
              balance.unappliedCustomer(),
              payment,
              balance.unapplied()));
    }
    entries.add(money(AccountRole.UNAPPLIED, Side.CREDIT, customer, payment, moved));
    NewPosting posting =
        new NewPosting(
            NewPosting.newId(),
            transaction,
            NewPosting.Kind.SETTLEMENT,
            payment.legalEntity(),
            postingDate(request),
            null,
            decision,
            payment.id(),
            key,
            RequestShape.hash(request),
            entries);
    postings.write(posting);
    balances.store(balance.afterSettling(customer));
    return Optional.of(posting.id());
  }

  private void writeApplications(MakeEntries made) {
    sql.changeEach(
        """
        insert into application (id, posting, payment, open_item, credit, currency, amount_minor,
          discount_minor, write_off_minor, parts_minor, reason_code)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        made.applicationRows());
    sql.changeEach(
        """
        insert into application_part (application, line, role, amount_minor, reason_code,
          created_item)
        values (?, ?, ?, ?, ?, ?)
        """,
        made.partRows());
  }

  /** Keys of the ledger's own making have other prefixes. */
  private static String key(ApplicationRequest request) {
    return "apply#" + request.key();
  }

  private LocalDate postingDate(ApplicationRequest request) {
    return request.postingDate() == null ? periods.today() : request.postingDate();
  }

  private static String entity(Payment payment, Map<String, OpenItem> items) {
    return payment != null ? payment.legalEntity() : items.values().iterator().next().legalEntity();
  }

  static long taken(Application application) {
    return application.amount().plus(application.discount()).plus(application.writeOff()).minor()
        + application.partsMinor();
  }

  /** Cash needed: what is applied to invoices less the credits used. */
  private static long net(List<Application> applications, Map<String, OpenItem> items) {
    long net = 0;
    for (Application application : applications) {
      long amount = application.amount().minor();
      net =
          Math.addExact(net, items.get(application.openItem()).kind().credit() ? -amount : amount);
    }
    return net;
  }

  private static Entry money(
      AccountRole role, Side side, String customer, Payment payment, long minor) {
    return Entry.ofMoney(
        role, side, customer, payment.id(), null, new Money(minor, payment.amount().currency()));
  }

  private static Refused refused(Refusal code, String message) {
    return new Refused(code, message);
  }

  private static Optional<Refused> no(Refusal code, String format, Object... values) {
    return Optional.of(refused(code, String.format(Locale.ROOT, format, values)));
  }
}
