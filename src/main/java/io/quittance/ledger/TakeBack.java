package io.quittance.ledger;

import io.quittance.bank.Payments;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.MirrorApplications.Order;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.ledger.StoredApplications.Stored;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes applications back, under the same locks as applying. What belongs together goes together;
 * items that it made and that were used since hold it where a person asks for it, and where the
 * money is gone what was paid from them goes back first.
 */
@Singleton
class TakeBack {
  private final Receivables receivables;
  private final Payments payments;
  private final Postings postings;
  private final Periods periods;
  private final CreatedItems createdItems;
  private final StoredApplications applications;
  private final CheckReversal checks;
  private final RestOfPayment rest;
  private final TakeMovesBack moves;
  private final MirrorApplications mirror;

  TakeBack(
      Receivables receivables,
      Payments payments,
      Postings postings,
      Periods periods,
      CreatedItems createdItems,
      StoredApplications applications,
      CheckReversal checks,
      RestOfPayment rest,
      TakeMovesBack moves,
      MirrorApplications mirror) {
    this.receivables = receivables;
    this.payments = payments;
    this.postings = postings;
    this.periods = periods;
    this.createdItems = createdItems;
    this.applications = applications;
    this.checks = checks;
    this.rest = rest;
    this.moves = moves;
    this.mirror = mirror;
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
    AppliedTogether together = AppliedTogether.around(wanted, all, active);
    LocalDate today = periods.today();
    Optional<Refused> refused =
        checks.used(createdItems.madeBy(together.ids())).or(() -> closed(wanted, today));
    if (refused.isPresent()) {
      return refused.get();
    }
    String posting = mirror.write(together, new Order(today, reason, postings.decide(decision)));
    return new Posted(posting, together.ids(), false);
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
        mirror.write(AppliedTogether.rest(left), order);
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
    AppliedTogether together = AppliedTogether.around(application, active, active);
    receivables.lock(together.items());
    takeBackFrom(createdItems.madeBy(together.ids()), order);
    mirror.write(together, order);
  }
}
