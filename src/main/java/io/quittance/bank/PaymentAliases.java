package io.quittance.bank;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids that somebody gave to money that was in the books under another one. In the caller's tenant
 * transaction.
 */
@Singleton
class PaymentAliases {
  private final Sql sql;

  PaymentAliases(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param entries by the id given; an id that is a payment's own needs no alias
   */
  void keep(Map<String, String> entries) {
    sql.changeEach(
        """
        insert into payment_alias (id, entry)
        select ?, ? where not exists (select 1 from payment where id = ?)
        on conflict (tenant, id) do nothing
        """,
        entries.entrySet().stream()
            .map(each -> new Object[] {each.getKey(), each.getValue(), each.getKey()})
            .toList());
  }

  /** The entries that given ids and payments' own ids stand for, by id. */
  Map<String, String> entries(Collection<String> ids) {
    Map<String, String> entries = new HashMap<>();
    sql.list(
        """
        select id, entry from payment_alias where id = any(?)
        union all select payment, entry from bank_entry_payment where payment = any(?)
        """,
        row -> entries.put(row.getString(1), row.getString(2)),
        ids,
        ids);
    return entries;
  }

  /** The payments that the money of an id is in now: one, or the parts that the bank told. */
  List<String> payments(String id) {
    return sql.list(
        """
        select p.payment from payment_alias a
        join bank_entry e on e.tenant = a.tenant and e.id = a.entry and e.nature = 'receipt'
        join bank_entry_payment p on p.tenant = a.tenant and p.entry = a.entry and p.current
        where a.id = ? order by p.payment
        """,
        row -> row.getString(1),
        id);
  }
}
