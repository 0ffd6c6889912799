package io.quittance.ledger;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stored balances of payments and items. Only the posting functions of this package call it,
 * while they hold the lock of the payment or item.
 */
@Singleton
class Balances {
  private final Sql sql;

  Balances(Sql sql) {
    this.sql = sql;
  }

  /** Empty when the payment never was booked. */
  Optional<PaymentBalance> of(String payment) {
    return sql.first(
        "select * from payment_balance where payment = ?",
        row ->
            new PaymentBalance(
                row.getString("payment"),
                row.getLong("amount_minor"),
                row.getLong("unidentified_minor"),
                row.getLong("unapplied_minor"),
                row.getString("unapplied_customer"),
                row.getLong("on_account_minor"),
                row.getLong("applied_minor"),
                row.getLong("refunded_minor"),
                row.getLong("written_off_minor"),
                row.getLong("not_receivable_minor"),
                row.getLong("returned_minor")),
        payment);
  }

  void open(List<PaymentBalance> received) {
    sql.changeEach(
        "insert into payment_balance (payment, amount_minor, unidentified_minor) values (?, ?, ?)",
        received.stream()
            .map(b -> new Object[] {b.payment(), b.amount(), b.unidentified()})
            .toList());
  }

  void store(PaymentBalance balance) {
    sql.change(
        """
        update payment_balance set unidentified_minor = ?, unapplied_minor = ?,
          unapplied_customer = ?, on_account_minor = ?, applied_minor = ?, refunded_minor = ?,
          written_off_minor = ?, not_receivable_minor = ?, returned_minor = ?
        where payment = ?
        """,
        balance.unidentified(),
        balance.unapplied(),
        balance.unappliedCustomer(),
        balance.onAccount(),
        balance.applied(),
        balance.refunded(),
        balance.writtenOff(),
        balance.notReceivable(),
        balance.returned(),
        balance.payment());
  }

  /** Adds to what is pending on each item; negative takes back. */
  void addPending(Map<String, Long> changes) {
    List<Object[]> rows = new ArrayList<>();
    changes.forEach((item, change) -> rows.add(new Object[] {item, change}));
    sql.changeEach(
        """
        insert into item_balance (item, pending_minor) values (?, ?)
        on conflict (tenant, item)
        do update set pending_minor = item_balance.pending_minor + excluded.pending_minor
        """,
        rows);
  }
}
