package io.quittance.ledger;

import io.quittance.bank.Payment;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the books, read under the locks of the posting, say against a request to apply. */
@Singleton
class CheckApplications {
  private final Receivables receivables;
  private final Periods periods;
  private final Limits limits;

  CheckApplications(Receivables receivables, Periods periods, Limits limits) {
    this.receivables = receivables;
    this.periods = periods;
    this.limits = limits;
  }

  /**
   * @param payment null for netting without cash
   * @param items those of the request's items that exist, by id
   */
  Optional<Refused> refusal(
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
    if (request.customer() != null && receivables.customer(request.customer()).isEmpty()) {
      return no(Refusal.WRONG_CUSTOMER, "There is no customer %s.", request.customer());
    }
    return mixed(request, payment, items)
        .or(() -> onHold(request, items))
        .or(() -> moneyRefusal(request, payment, items))
        .or(() -> limits.refusal(request.decision(), given(request, items)))
        .or(() -> closed(request, payment, items));
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
    if (item.kind().credit() && application.settlesOtherwise()) {
      return no(
          Refusal.INVALID,
          "Credit %s is used up, not discounted, written off, deducted from or exchanged.",
          item.id());
    }
    if (application.taken() > item.available().minor()) {
      return no(
          Refusal.ITEM_EXHAUSTED,
          "Open item %s has %s available; %s is asked for.",
          item.id(),
          item.available(),
          new Money(application.taken(), item.amount().currency()));
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

  /** The payer's and the items' customers, when nobody decides but the certifier. */
  private Optional<Refused> onHold(ApplicationRequest request, Map<String, OpenItem> items) {
    if (!automatic(request)) {
      return Optional.empty();
    }
    Set<String> concerned = new TreeSet<>();
    items.values().forEach(item -> concerned.add(item.customer()));
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

  private Optional<Refused> mixed(
      ApplicationRequest request, Payment payment, Map<String, OpenItem> items) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    String home = NewPosting.home(payment, items);
    OpenItem first = items.get(request.applications().get(0).openItem());
    for (Application application : request.applications()) {
      OpenItem item = items.get(application.openItem());
      Money reference =
          payment == null || application.exchange() != null ? first.amount() : payment.amount();
      if (!item.amount().currency().equals(reference.currency())) {
        return no(
            Refusal.CURRENCY_MIXED,
            "Open item %s is in %s, the money in %s.",
            item.id(),
            item.amount().currency(),
            reference.currency());
      }
      if (!item.legalEntity().equals(home) && !request.intercompany()) {
        return no(
            Refusal.LEGAL_ENTITY_MIXED,
            "Open item %s belongs to %s, the money to %s.",
            item.id(),
            item.legalEntity(),
            home);
      }
    }
    boolean nothingAtHome =
        items.values().stream().noneMatch(item -> item.legalEntity().equals(home))
            && request.applications().stream().allMatch(one -> one.amount().isZero());
    if (nothingAtHome) {
      return no(
          Refusal.INVALID,
          "No money of %s is applied; what is given away is decided in the item's own entity.",
          home);
    }
    return exchanged(request, payment, items).or(() -> families(items));
  }

  /**
   * Either all of the money is exchanged, at one rate and out of the payment's currency, or none.
   */
  private static Optional<Refused> exchanged(
      ApplicationRequest request, Payment payment, Map<String, OpenItem> items) {
    List<Application> exchanged =
        request.applications().stream().filter(one -> one.exchange() != null).toList();
    if (exchanged.isEmpty()) {
      return Optional.empty();
    }
    Application first = exchanged.get(0);
    boolean strange =
        payment == null
            || !first.exchange().paid().currency().equals(payment.amount().currency())
            || first.amount().currency().equals(payment.amount().currency());
    if (strange) {
      return no(
          Refusal.CURRENCY_MIXED,
          "What is applied to %s is not exchanged out of the payment's currency.",
          first.openItem());
    }
    boolean credits = items.values().stream().anyMatch(item -> item.kind().credit());
    if (credits || exchanged.size() < request.applications().size()) {
      return no(Refusal.INVALID, "Exchanged money is not mixed with credits or other money.");
    }
    return Optional.empty();
  }

  /** A credit pays what its own customer owes, or that customer's family. */
  private Optional<Refused> families(Map<String, OpenItem> items) {
    boolean credits = items.values().stream().anyMatch(item -> item.kind().credit());
    List<String> customers =
        items.values().stream().map(OpenItem::customer).distinct().sorted().toList();
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

  private static Optional<Refused> moneyRefusal(
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

  /** Cash needed, in its currency: what is applied to invoices less the credits used. */
  private static long net(List<Application> applications, Map<String, OpenItem> items) {
    long net = 0;
    for (Application application : applications) {
      long amount = application.cash().minor();
      net =
          Math.addExact(net, items.get(application.openItem()).kind().credit() ? -amount : amount);
    }
    return net;
  }

  private Optional<Refused> closed(
      ApplicationRequest request, Payment payment, Map<String, OpenItem> items) {
    Set<String> entities = new TreeSet<>(Set.of(NewPosting.home(payment, items)));
    items.values().forEach(item -> entities.add(item.legalEntity()));
    LocalDate date = periods.dateOf(request.postingDate());
    return entities.stream()
        .map(entity -> periods.refusal(entity, date))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Refused> no(Refusal code, String format, Object... values) {
    return Optional.of(Refused.of(code, format, values));
  }
}
