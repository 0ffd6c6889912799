package io.quittance.ledger;

import io.quittance.bank.Payments;
import io.quittance.database.Sql;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes money back that was moved from a payment to where it pays no item. */
@Singleton
class TakeMovesBack {
  private static final String MOVES =
      """
      select p.id, p.kind, p.payment, p.legal_entity,
        exists(select from posting r where r.reverses = p.id) as reversed
      from posting p
      where p.kind in ('on_account', 'refund', 'write_off', 'not_receivable')
      """;

  private final Sql sql;
  private final CheckReversal checks;
  private final Payments payments;
  private final Postings postings;
  private final Balances balances;
  private final Periods periods;

  TakeMovesBack(
      Sql sql,
      CheckReversal checks,
      Payments payments,
      Postings postings,
      Balances balances,
      Periods periods) {
    this.sql = sql;
    this.checks = checks;
    this.payments = payments;
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
  }

  /** A move as stored. */
  record Moved(
      String id, MoveRequest.Use use, String payment, String legalEntity, boolean reversed) {}

  PostingOutcome reverse(String posting, String reason, Decision decision) {
    Optional<Refused> fault = CheckReversal.fault(reason, decision);
    if (fault.isPresent()) {
      return fault.get();
    }
    Optional<Moved> found = find(posting);
    if (found.isEmpty()) {
      return new Refused(Refusal.UNKNOWN_POSTING, "No posting " + posting + " moved money.");
    }
    payments.lock(found.get().payment());
    // Read again: the lock may have waited for the one who was quicker.
    Moved moved = find(posting).orElseThrow();
    if (moved.reversed()) {
      return new Refused(Refusal.ALREADY_REVERSED, "Posting " + posting + " was reversed before.");
    }
    LocalDate today = periods.today();
    Optional<Refused> refused =
        checks.used(made(posting)).or(() -> periods.refusal(moved.legalEntity(), today));
    if (refused.isPresent()) {
      return refused.get();
    }
    return new Posted(take(moved, today, postings.decide(decision)), List.of(), false);
  }

  /** Moves of a payment's money that nothing has taken back yet, in order. */
  List<Moved> of(String payment) {
    return sql
        .list(
            MOVES + " and p.payment = ? order by p.recorded_at, p.id", TakeMovesBack::read, payment)
        .stream()
        .filter(moved -> !moved.reversed())
        .toList();
  }

  /** By item, minor units that the posting put on an item that it made. */
  Map<String, Long> made(String posting) {
    Map<String, Long> made = new HashMap<>();
    sql.list(
        """
        select c.item, i.amount_minor from created_item c
        join open_item i on i.tenant = c.tenant and i.id = c.item
        where c.posting = ?
        """,
        row -> made.put(row.getString(1), row.getLong(2)),
        posting);
    return made;
  }

  /** Writes the reversal; the caller holds the locks. Returns its id. */
  String take(Moved moved, LocalDate date, String decision) {
    PaymentBalance balance = balances.of(moved.payment()).orElseThrow();
    List<Entry> mirrored = new ArrayList<>();
    for (Entry entry : postings.entries(moved.id(), List.of(), true)) {
      TakenBack back = TakenBack.of(entry, balance, moved.use().place());
      balance = back.balance();
      mirrored.add(back.entry());
    }
    NewPosting posting =
        NewPosting.reversal(
            moved.id(),
            NewPosting.newId(),
            moved.legalEntity(),
            date,
            decision,
            moved.payment(),
            moved.id(),
            mirrored);
    postings.write(posting);
    balances.addPending(made(moved.id()));
    balances.store(balance);
    return posting.id();
  }

  private Optional<Moved> find(String posting) {
    return sql.first(MOVES + " and p.id = ?", TakeMovesBack::read, posting);
  }

  private static Moved read(ResultSet row) throws SQLException {
    return new Moved(
        row.getString("id"),
        MoveRequest.Use.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("payment"),
        row.getString("legal_entity"),
        row.getBoolean("reversed"));
  }
}
