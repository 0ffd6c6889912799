package io.quittance.ledger;

import io.quittance.bank.Payments;
import io.quittance.database.Sql;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
  private final Sql sql;
  private final Receivables receivables;
  private final Payments payments;
  private final Postings postings;
  private final Balances balances;
  private final Periods periods;
  private final CreatedItems createdItems;
  private final TakeMovesBack moves;
  private final ReversalListener listener;

  TakeBack(
      Sql sql,
      Receivables receivables,
      Payments payments,
      Postings postings,
      Balances balances,
      Periods periods,
      CreatedItems createdItems,
      TakeMovesBack moves,
      ReversalListener listener) {
    this.sql = sql;
    this.receivables = receivables;
    this.payments = payments;
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
    this.createdItems = createdItems;
    this.moves = moves;
    this.listener = listener;
  }

  /** An application as stored; {@code taken} is what its item's available amount fell by. */
  private record Stored(
      String id,
      String posting,
      String payment,
      String item,
      boolean credit,
      long taken,
      boolean reversed) {}

  private static final String APPLICATIONS =
      """
      select a.*, exists(select from application_reversal r where r.application = a.id) as reversed
      from application a
      """;

  PostingOutcome reverse(String application, String reason, Decision decision) {
    if (reason == null || reason.isBlank()) {
      return new Refused(Refusal.INVALID, "A reversal needs a reason.");
    }
    Optional<Refused> fault = RequestShape.fault(decision);
    if (fault.isPresent()) {
      return fault.get();
    }
    Optional<Stored> found = find(application);
    if (found.isEmpty()) {
      return new Refused(
          Refusal.UNKNOWN_APPLICATION, "There is no application " + application + ".");
    }
    if (found.get().payment() != null) {
      payments.lock(found.get().payment());
    }
    List<Stored> all = ofPosting(found.get().posting());
    receivables.lock(all.stream().map(Stored::item).toList());
    // Read again: the locks may have waited for the one who was quicker.
    List<Stored> active = activeOf(found.get().posting());
    if (active.stream().noneMatch(a -> a.id().equals(application))) {
      return new Refused(
          Refusal.ALREADY_REVERSED, "Application " + application + " was reversed before.");
    }
    boolean together = all.stream().anyMatch(Stored::credit);
    List<Stored> group =
        together ? active : active.stream().filter(a -> a.id().equals(application)).toList();
    Optional<Refused> used = createdAndUsed(idsOf(group));
    if (used.isPresent()) {
      return used.get();
    }
    String entity = legalEntity(found.get().posting());
    LocalDate today = periods.today();
    if (!periods.isOpen(entity, today)) {
      return new Refused(
          Refusal.PERIOD_CLOSED, "The period of " + today + " is closed for " + entity + ".");
    }
    String cited = postings.decide(decision);
    String posting =
        take(group, together, group.size() == active.size(), entity, today, reason, cited);
    return new Posted(posting, group.stream().map(Stored::id).toList(), false);
  }

  /** Locks the items that the applications made; what was taken off them stands in the way. */
  private Optional<Refused> createdAndUsed(List<String> applications) {
    Map<String, Long> made = createdItems.madeBy(applications);
    for (OpenItem item : receivables.lock(made.keySet())) {
      if (item.available().minor() < made.get(item.id())) {
        return Optional.of(
            new Refused(
                Refusal.CREATED_ITEM_USED,
                "Item %s, made by this posting, was itself applied to; take that back first."
                    .formatted(item.id())));
      }
    }
    return Optional.empty();
  }

  /**
   * Takes everything back that was applied or settled from a payment; the caller holds its lock.
   */
  void everything(String payment, String entity, LocalDate date, String reason, String decision) {
    List<Stored> applied =
        sql.list(APPLICATIONS + "where a.payment = ? order by a.sequence", TakeBack::read, payment);
    receivables.lock(applied.stream().map(Stored::item).toList());
    Set<String> theirs = new LinkedHashSet<>();
    applied.stream().filter(a -> !a.reversed()).forEach(a -> theirs.add(a.posting()));
    for (String posting : theirs) {
      takeBackFrom(createdItems.madeBy(idsOf(activeOf(posting))), date, reason, decision);
      List<Stored> group = activeOf(posting);
      if (!group.isEmpty()) {
        boolean together = group.stream().anyMatch(Stored::credit);
        take(group, together, true, entity, date, reason, decision);
      }
    }
    for (TakeMovesBack.Moved moved : moves.of(payment)) {
      takeBackFrom(moves.made(moved.id()), date, reason, decision);
      moves.take(moved, date, decision);
    }
    for (Postings.Settlement settlement : postings.settlements(payment)) {
      unsettle(settlement, payment, date, NewPosting.newId(), decision);
    }
  }

  /** What was applied to items that go away comes back first, whichever payment it was of. */
  private void takeBackFrom(
      Map<String, Long> items, LocalDate date, String reason, String decision) {
    if (items.isEmpty()) {
      return;
    }
    receivables.lock(items.keySet());
    for (String id : createdItems.applicationsTo(items.keySet())) {
      Stored application = find(id).orElseThrow();
      if (application.reversed()) {
        continue;
      }
      if (application.payment() != null) {
        payments.lock(application.payment());
      }
      List<Stored> active = activeOf(application.posting());
      boolean together = active.stream().anyMatch(Stored::credit);
      List<Stored> group = together ? active : List.of(application);
      receivables.lock(group.stream().map(Stored::item).toList());
      takeBackFrom(createdItems.madeBy(idsOf(group)), date, reason, decision);
      String entity = legalEntity(application.posting());
      take(group, together, group.size() == active.size(), entity, date, reason, decision);
    }
  }

  private String take(
      List<Stored> group,
      boolean together,
      boolean last,
      String entity,
      LocalDate date,
      String reason,
      String decision) {
    Stored first = group.get(0);
    List<String> ids = idsOf(group);
    PaymentBalance balance =
        first.payment() == null ? null : balances.of(first.payment()).orElseThrow();
    List<Entry> mirrored = new ArrayList<>();
    for (Entry entry : postings.entries(first.posting(), ids, together)) {
      TakenBack back = TakenBack.of(entry, balance, PaymentBalance.Place.APPLIED);
      balance = back.balance();
      mirrored.add(back.entry());
    }
    String transaction = NewPosting.newId();
    NewPosting posting =
        reversal(
            first.posting(),
            transaction,
            entity,
            date,
            decision,
            first.payment(),
            ids.get(0),
            mirrored);
    postings.write(posting);
    sql.changeEach(
        "insert into application_reversal (application, posting, reason) values (?, ?, ?)",
        ids.stream().map(id -> new Object[] {id, posting.id(), reason}).toList());
    Map<String, Long> pending = new TreeMap<>(createdItems.madeBy(ids));
    group.forEach(application -> pending.put(application.item(), -application.taken()));
    balances.addPending(pending);
    if (balance != null) {
      balances.store(balance);
      if (last) {
        postings
            .settlement(first.posting())
            .ifPresent(s -> unsettle(s, first.payment(), date, transaction, decision));
      }
    }
    listener.reversed(new ApplicationsReversed(messagesBehind(ids)));
    return posting.id();
  }

  private List<String> messagesBehind(List<String> applications) {
    return sql.list(
        """
        select distinct d.message from application a
        join posting p on p.tenant = a.tenant and p.id = a.posting
        join decision d on d.tenant = p.tenant and d.id = p.decision
        where a.id = any(?) and d.message is not null
        """,
        row -> row.getString(1),
        applications);
  }

  private void unsettle(
      Postings.Settlement settlement,
      String payment,
      LocalDate date,
      String transaction,
      String decision) {
    List<Entry> entries = postings.entries(settlement.id(), List.of(), true);
    Entry settled = entries.stream().filter(e -> e.side() == Side.CREDIT).findFirst().orElseThrow();
    Optional<Entry> previous =
        entries.stream()
            .filter(e -> e.side() == Side.DEBIT && e.role() == AccountRole.UNAPPLIED)
            .findFirst();
    PaymentBalance balance = balances.of(payment).orElseThrow();
    if (!settled.customer().equals(balance.unappliedCustomer())) {
      return;
    }
    long back = Math.min(settled.amount().minor(), balance.unapplied());
    List<Entry> mirrored;
    // What belonged to another customer before can only go back when nothing else stands there.
    if (previous.isPresent() && back == settled.amount().minor() && balance.unapplied() == back) {
      mirrored = entries.stream().map(Entry::mirrored).toList();
      balances.store(
          balance.afterUnsettling(
              back, previous.get().amount().minor(), previous.get().customer()));
    } else {
      Money amount = new Money(back, settled.amount().currency());
      mirrored =
          List.of(
              Entry.ofMoney(
                  AccountRole.UNAPPLIED, Side.DEBIT, settled.customer(), payment, null, amount),
              Entry.ofMoney(AccountRole.UNIDENTIFIED, Side.CREDIT, null, payment, null, amount));
      balances.store(balance.afterUnsettling(back));
    }
    postings.write(
        reversal(
            settlement.id(),
            transaction,
            settlement.legalEntity(),
            date,
            decision,
            payment,
            settlement.id(),
            mirrored));
  }

  private static NewPosting reversal(
      String of,
      String transaction,
      String entity,
      LocalDate date,
      String decision,
      String payment,
      String subject,
      List<Entry> entries) {
    return new NewPosting(
        NewPosting.newId(),
        transaction,
        NewPosting.Kind.REVERSAL,
        entity,
        date,
        of,
        decision,
        payment,
        "reverse#" + subject,
        RequestShape.sha256(subject),
        entries);
  }

  private Optional<Stored> find(String application) {
    return sql.first(APPLICATIONS + "where a.id = ?", TakeBack::read, application);
  }

  private List<Stored> ofPosting(String posting) {
    return sql.list(
        APPLICATIONS + "where a.posting = ? order by a.sequence", TakeBack::read, posting);
  }

  private List<Stored> activeOf(String posting) {
    return ofPosting(posting).stream().filter(a -> !a.reversed()).toList();
  }

  private static List<String> idsOf(List<Stored> group) {
    return group.stream().map(Stored::id).toList();
  }

  private String legalEntity(String posting) {
    return sql.first(
            "select legal_entity from posting where id = ?", row -> row.getString(1), posting)
        .orElseThrow();
  }

  private static Stored read(ResultSet row) throws SQLException {
    return new Stored(
        row.getString("id"),
        row.getString("posting"),
        row.getString("payment"),
        row.getString("open_item"),
        row.getBoolean("credit"),
        row.getLong("amount_minor")
            + row.getLong("discount_minor")
            + row.getLong("write_off_minor")
            + row.getLong("parts_minor"),
        row.getBoolean("reversed"));
  }
}
