package io.quittance.ledger;

import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.database.Sql;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final CheckApplications checks;
  private final RestOfPayment rest;

  ApplyMoney(
      Sql sql,
      Receivables receivables,
      Payments payments,
      Postings postings,
      Balances balances,
      Periods periods,
      CreatedItems createdItems,
      CheckApplications checks,
      RestOfPayment rest) {
    this.sql = sql;
    this.receivables = receivables;
    this.payments = payments;
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
    this.createdItems = createdItems;
    this.checks = checks;
    this.rest = rest;
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
        return Refused.of(Refusal.UNKNOWN_PAYMENT, "There is no payment %s.", request.payment());
      }
    }
    Map<String, OpenItem> items =
        receivables
            .lock(request.applications().stream().map(Application::openItem).toList())
            .stream()
            .collect(Collectors.toMap(OpenItem::id, Function.identity()));
    Optional<PostingOutcome> before = before(request);
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Refused> refusal = checks.refusal(request, payment, items);
    return refusal.isPresent() ? refusal.get() : post(request, payment, items);
  }

  private Optional<PostingOutcome> before(ApplicationRequest request) {
    return postings.before(key(request), RequestShape.hash(request), request.key());
  }

  private PostingOutcome post(
      ApplicationRequest request, Payment payment, Map<String, OpenItem> items) {
    List<Application> applications = RequestShape.inOrder(request.applications());
    PaymentBalance balance =
        payment == null
            ? null
            : balances.of(payment.id()).orElseThrow(() -> new IllegalStateException("no balance"));
    NewPosting first = posting(request, NewPosting.home(payment, items));
    if (applications.isEmpty()) {
      return rest.settle(first, balance, request.customer(), payment.amount().currency())
          .<PostingOutcome>map(posting -> new Posted(posting, List.of(), false))
          .orElseGet(() -> Refused.of(Refusal.NOTHING_TO_DO, "The rest already stands there."));
    }
    MakeEntries made =
        new MakeEntries(
            first.id(),
            request.payment(),
            balance,
            items,
            createdItems.among(items.keySet()),
            first.legalEntity());
    applications.forEach(made::add);
    made.drawNet();
    NewPosting posting = first.as(kind(payment, made)).with(made.entries());
    if (!postings.open(posting)) {
      return before(request).orElseThrow(() -> new IllegalStateException("key vanished"));
    }
    createdItems.write(posting.id(), posting.date(), made.created());
    writeApplications(made);
    postings.enter(posting);
    made.halves().forEach((entity, entries) -> postings.write(posting.half(entity, entries)));
    balances.addPending(made.pending());
    if (payment != null) {
      balances.store(made.balance());
      if (request.settleRest()) {
        rest.settle(
            posting.keyed("rest#" + request.key()),
            made.balance(),
            request.customer(),
            payment.amount().currency());
      }
    }
    return new Posted(posting.id(), made.ids(), false);
  }

  private static NewPosting.Kind kind(Payment payment, MakeEntries made) {
    return payment == null
        ? NewPosting.Kind.NETTING
        : made.exchanges() ? NewPosting.Kind.EXCHANGE : NewPosting.Kind.APPLICATION;
  }

  /** Without entries yet. */
  private NewPosting posting(ApplicationRequest request, String legalEntity) {
    return new NewPosting(
        NewPosting.newId(),
        NewPosting.newId(),
        NewPosting.Kind.APPLICATION,
        legalEntity,
        periods.dateOf(request.postingDate()),
        null,
        postings.decide(request.decision()),
        request.payment(),
        key(request),
        RequestShape.hash(request),
        List.of());
  }

  private void writeApplications(MakeEntries made) {
    sql.changeEach(
        """
        insert into application (id, posting, payment, open_item, credit, currency, amount_minor,
          discount_minor, write_off_minor, parts_minor, reason_code, paid_currency, paid_minor,
          rate, rate_source)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
}
