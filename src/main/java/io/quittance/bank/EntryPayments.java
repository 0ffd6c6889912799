package io.quittance.bank;

import io.quittance.bank.nature.Nature;
import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which payments an entry brings. In the caller's tenant transaction. */
@Singleton
class EntryPayments {
  private final Sql sql;

  EntryPayments(Sql sql) {
    this.sql = sql;
  }

  /** The current ones, by their entry. */
  Map<String, List<Payment>> of(Collection<String> entries) {
    Map<String, String> entryOf = new TreeMap<>();
    sql.list(
        "select payment, entry from bank_entry_payment where current and entry = any(?)",
        row -> entryOf.put(row.getString(1), row.getString(2)),
        entries);
    Map<String, List<Payment>> payments = new HashMap<>();
    sql.list(
        StoredPayment.SELECT + "where p.id = any(?) order by p.id",
        row -> {
          Payment payment = StoredPayment.read(row);
          return payments
              .computeIfAbsent(entryOf.get(payment.id()), entry -> new ArrayList<>())
              .add(payment);
        },
        entryOf.keySet());
    return payments;
  }

  /**
   * @param payments by the entry that brings them
   */
  void link(Map<String, List<PaymentDraft>> payments) {
    List<Object[]> rows = new ArrayList<>();
    payments.forEach(
        (entry, drafts) -> drafts.forEach(draft -> rows.add(new Object[] {draft.id(), entry})));
    sql.changeEach(
        """
        insert into bank_entry_payment (payment, entry) values (?, ?)
        on conflict (tenant, payment) do nothing
        """,
        rows);
  }

  void unlink(String payment) {
    sql.change("update bank_entry_payment set current = false where payment = ?", payment);
  }

  /** What a payment is, for as long as it is only announced. */
  void changeNature(String payment, Nature nature) {
    sql.change(
        "update payment set nature = ?, changed_at = now() where id = ? and nature <> ?",
        nature.code(),
        payment,
        nature.code());
  }
}
