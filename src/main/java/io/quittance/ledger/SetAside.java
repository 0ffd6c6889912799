package io.quittance.ledger;

import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.database.Sql;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.TakeMovesBack.Moved;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Money that a rule of the tenant tells to be no receivable: moved aside whole by the one function
 * that moves money, and taken back by reversals when the rules say otherwise. What a person moved
 * there or took back from there, rules leave alone.
 */
@Singleton
class SetAside {
  /** The actor of the decisions that rules make. */
  static final String RULES = "receipt-rules";

  private final Sql sql;
  private final Payments payments;
  private final Postings postings;
  private final Balances balances;
  private final Periods periods;
  private final MoveMoney moveMoney;
  private final TakeMovesBack moves;

  SetAside(
      Sql sql,
      Payments payments,
      Postings postings,
      Balances balances,
      Periods periods,
      MoveMoney moveMoney,
      TakeMovesBack moves) {
    this.sql = sql;
    this.payments = payments;
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
    this.moveMoney = moveMoney;
    this.moves = moves;
  }

  /** False when some of it was used or is a customer's, or no period is open; nothing is done. */
  boolean run(String id, String nature, String rule) {
    Payment payment = payments.lock(id).orElseThrow();
    PaymentBalance balance = balances.of(id).orElseThrow();
    long nobodys = balance.unidentified();
    if (nobodys + balance.notReceivable() + balance.returned() != balance.amount()) {
      return false;
    }
    if (nobodys == 0) {
      return true;
    }
    Optional<LocalDate> date = periods.openDate(payment.legalEntity(), payment.bookingDate());
    if (date.isEmpty()) {
      return false;
    }
    return moveMoney
        .move(
            new MoveRequest(
                RULES + "#" + id + "#" + movesOf(id),
                id,
                MoveRequest.Use.NOT_RECEIVABLE,
                new Money(nobodys, payment.amount().currency()),
                null,
                date.get(),
                decision(nature, rule)))
        .fold(posted -> true, refused -> false);
  }

  /** So many that a key is used once, however often the money goes and comes back. */
  private long movesOf(String payment) {
    return sql.first(
            "select count(*) from posting where payment = ? and kind = 'not_receivable'",
            row -> row.getLong(1),
            payment)
        .orElseThrow();
  }

  /** False when no period is open. */
  boolean bringBack(String id) {
    Payment payment = payments.lock(id).orElseThrow();
    Optional<LocalDate> date = periods.openDate(payment.legalEntity(), periods.today());
    if (date.isEmpty()) {
      return false;
    }
    List<Moved> ofRules =
        moves.of(id).stream()
            .filter(moved -> moved.use() == MoveRequest.Use.NOT_RECEIVABLE && isOfRules(moved))
            .toList();
    if (!ofRules.isEmpty()) {
      String decision = postings.decide(decision("receipt", null));
      ofRules.forEach(moved -> moves.take(moved, date.get(), decision));
    }
    return true;
  }

  private boolean isOfRules(Moved moved) {
    return sql.first(
            """
            select 1 from posting p join decision d on d.tenant = p.tenant and d.id = p.decision
            where p.id = ? and d.actor = ?
            """,
            row -> true,
            moved.id(),
            RULES)
        .isPresent();
  }

  private static Decision decision(String nature, String rule) {
    String note = rule == null ? null : "rule " + rule;
    return new Decision(RULES, null, nature, note, null, null, null, null, null);
  }
}
