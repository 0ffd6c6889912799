package io.quittance.ledger;

import io.quittance.bank.Payments;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.ledger.StoredApplications.Stored;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Takes applications back by new postings that mirror the old entries, under the same locks as
 * applying.
 *
 * <p>What belongs together goes together: where credits paid, the whole posting is taken back,
 * because its cash is only the net. With the last application of a posting the payment's rest that
 * was settled with it returns to unidentified, as far as it is still there.
 */
@Singleton
class TakeBack {
  private final Receivables receivables;
  private final Payments payments;
  private final Postings postings;
  private final Balances balances;
  private final Periods periods;
  private final CreatedItems createdItems;
  private final StoredApplications applications;
  private final CheckReversal checks;
  private final RestOfPayment rest;
  private final TakeMovesBack moves;
  private final ReversalListener listener;

  TakeBack(
      Receivables receivables,
      Payments payments,
      Postings postings,
      Balances balances,
      Periods periods,
      CreatedItems createdItems,
      StoredApplications applications,
      CheckReversal checks,
      RestOfPayment rest,
      TakeMovesBack moves,
      ReversalListener listener) {
    this.receivables = receivables;
    this.payments = payments;
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
    this.createdItems = createdItems;
    this.applications = applications;
    this.checks = checks;
    this.rest = rest;
    this.moves = moves;
    this.listener = listener;
  }

  /** Why, on whose word and as of when something is taken back. */
  private record Order(LocalDate date, String reason, String decision) {}

  /**
   * Applications of one posting that go back at once.
   *
   * @param together with the entries that belong to no application
   * @param last nothing of the posting stands afterwards
   */
  private record Group(List<Stored> members, boolean together, boolean last) {
    static Group around(Stored wanted, List<Stored> all, List<Stored> active) {
      boolean together = all.stream().anyMatch(Stored::credit);
      List<Stored> members =
          together ? active : active.stream().filter(a -> a.id().equals(wanted.id())).toList();
      return new Group(members, together, members.size() == active.size());
    }

    Stored first() {
      return members.get(0);
    }

    List<String> ids() {
      return members.stream().map(Stored::id).toList();
    }
  }

  PostingOutcome reverse(String application, String reason, Decision decision) {
    Optional<Refused> fault = CheckReversal.fault(reason, decision);
    if (fault.isPresent()) {
      return fault.get();
    }
    Optional<Stored> found = applications.find(application);
    if (found.isEmpty()) {
      return Refused.of(Refusal.UNKNOWN_APPLICATION, "There is no application %s.", application);
    }
    Stored wanted = found.get();
    if (wanted.payment() != null) {
      payments.lock(wanted.payment());
    }
    List<Stored> all = applications.ofPosting(wanted.posting());
    receivables.lock(all.stream().map(Stored::item).toList());
    // Read again: the locks may have waited for the one who was quicker.
    List<Stored> active = applications.activeOf(wanted.posting());
    if (active.stream().noneMatch(a -> a.id().equals(application))) {
      return Refused.of(
          Refusal.ALREADY_REVERSED, "Application %s was reversed before.", application);
    }
    Group group = Group.around(wanted, all, active);
    LocalDate today = periods.today();
    Optional<Refused> refused =
        checks.used(createdItems.madeBy(group.ids())).or(() -> closed(wanted, today));
    if (refused.isPresent()) {
      return refused.get();
    }
    String posting = take(group, new Order(today, reason, postings.decide(decision)));
    return new Posted(posting, group.ids(), false);
  }

  /** Of the entity of the money, and of those whose items it paid. */
  private Optional<Refused> closed(Stored application, LocalDate date) {
    return Stream.concat(
            Stream.of(application.legalEntity()),
            postings.halves(application.posting()).stream().map(Postings.Half::legalEntity))
        .map(entity -> periods.refusal(entity, date))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Takes everything back that was applied or settled from a payment; the caller holds its lock.
   */
  void everything(String payment, LocalDate date, String reason, String decision) {
    Order order = new Order(date, reason, decision);
    List<Stored> applied = applications.ofPayment(payment);
    receivables.lock(applied.stream().map(Stored::item).toList());
    Set<String> theirs = new LinkedHashSet<>();
    applied.stream().filter(a -> !a.reversed()).forEach(a -> theirs.add(a.posting()));
    for (String posting : theirs) {
      List<String> active = applications.activeOf(posting).stream().map(Stored::id).toList();
      takeBackFrom(createdItems.madeBy(active), order);
      List<Stored> left = applications.activeOf(posting);
      if (!left.isEmpty()) {
        take(new Group(left, left.stream().anyMatch(Stored::credit), true), order);
      }
    }
    for (TakeMovesBack.Moved moved : moves.of(payment)) {
      takeBackFrom(moves.made(moved.id()), order);
      moves.take(moved, date, decision);
    }
    for (Postings.Settlement settlement : postings.settlements(payment)) {
      rest.unsettle(settlement, payment, date, NewPosting.newId(), decision);
    }
  }

  /** What was applied to items that go away comes back first, whichever payment it was of. */
  private void takeBackFrom(Map<String, Long> items, Order order) {
    if (items.isEmpty()) {
      return;
    }
    receivables.lock(items.keySet());
    for (String id : createdItems.applicationsTo(items.keySet())) {
      takeDeep(id, order);
    }
  }

  /** Takes applications back, and first what was paid from items that they made. */
  void these(List<String> ids, LocalDate date, String reason, String decision) {
    Order order = new Order(date, reason, decision);
    ids.forEach(id -> takeDeep(id, order));
  }

  private void takeDeep(String id, Order order) {
    Stored application = applications.find(id).orElseThrow();
    if (application.reversed()) {
      return;
    }
    if (application.payment() != null) {
      payments.lock(application.payment());
    }
    List<Stored> active = applications.activeOf(application.posting());
    Group group = Group.around(application, active, active);
    receivables.lock(group.members().stream().map(Stored::item).toList());
    takeBackFrom(createdItems.madeBy(group.ids()), order);
    take(group, order);
  }

  private String take(Group group, Order order) {
    Stored first = group.first();
    List<String> ids = group.ids();
    PaymentBalance balance =
        first.payment() == null ? null : balances.of(first.payment()).orElseThrow();
    List<Entry> mirrored = new ArrayList<>();
    for (Entry entry : postings.entries(first.posting(), ids, group.together())) {
      TakenBack back = TakenBack.of(entry, balance, PaymentBalance.Place.APPLIED);
      balance = back.balance();
      mirrored.add(back.entry());
    }
    NewPosting posting =
        NewPosting.reversal(
            first.posting(),
            NewPosting.newId(),
            first.legalEntity(),
            order.date(),
            order.decision(),
            first.payment(),
            first.id(),
            mirrored);
    takeHalves(first.posting(), ids, posting);
    applications.reversed(ids, posting.id(), order.reason());
    Map<String, Long> pending = new TreeMap<>(createdItems.madeBy(ids));
    group.members().forEach(member -> pending.put(member.item(), -member.taken()));
    balances.addPending(pending);
    if (balance != null) {
      balances.store(balance);
      if (group.last()) {
        unsettle(first, posting);
      }
    }
    listener.reversed(new ApplicationsReversed(applications.messagesBehind(ids)));
    return posting.id();
  }

  /** The reversal with what it takes back in other legal entities. */
  private void takeHalves(String of, List<String> applicationIds, NewPosting posting) {
    List<NewPosting> written = new ArrayList<>();
    if (!posting.entries().isEmpty()) {
      written.add(posting);
    }
    for (Postings.Half half : postings.halves(of)) {
      List<Entry> theirs = postings.entries(half.id(), applicationIds, false);
      if (!theirs.isEmpty()) {
        LocalDate open =
            periods.openDate(half.legalEntity(), posting.date()).orElse(posting.date());
        written.add(
            posting.reversalOfHalf(half, open, theirs.stream().map(Entry::mirrored).toList()));
      }
    }
    postings.write(written);
  }

  private void unsettle(Stored first, NewPosting with) {
    postings
        .settlement(first.posting())
        .ifPresent(
            settlement ->
                rest.unsettle(
                    settlement, first.payment(), with.date(), with.transaction(), with.decision()));
  }
}
