package io.quittance.ledger;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.OpenItem;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Items that postings made and the ERP does not know yet: its open amount of them is zero, and what
 * the posting put on them makes them available. A deduction is disputed from the start, so nothing
 * but a person's decision applies money to it.
 */
@Singleton
class CreatedItems {
  private final Sql sql;

  CreatedItems(Sql sql) {
    this.sql = sql;
  }

  /**
   * The account on which an item stands.
   *
   * @param reasonCode why it was made, or null
   */
  record Standing(AccountRole role, String reasonCode) {
    static final Standing RECEIVABLE = new Standing(AccountRole.RECEIVABLE, null);
  }

  /** An item about to be made. */
  record Draft(
      String id,
      OpenItem.Kind kind,
      String customer,
      String legalEntity,
      Money amount,
      Standing standing) {}

  /** Where those of these items stand that postings made. */
  Map<String, Standing> among(Collection<String> items) {
    Map<String, Standing> found = new HashMap<>();
    sql.list(
        "select item, account_role, reason_code from created_item where item = any(?)",
        row ->
            found.put(
                row.getString(1),
                new Standing(AccountRole.ofStored(row.getString(2)), row.getString(3))),
        items);
    return found;
  }

  void write(String posting, LocalDate date, List<Draft> drafts) {
    sql.changeEach(
        """
        insert into open_item (id, number, canonical_number, customer, legal_entity, kind, currency,
          amount_minor, open_minor, issue_date, status, erp_owned, content_hash)
        values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, false, '')
        """,
        drafts.stream().map(draft -> item(draft, date)).toList());
    sql.changeEach(
        "insert into created_item (item, posting, account_role, reason_code) values (?, ?, ?, ?)",
        drafts.stream()
            .map(
                draft ->
                    new Object[] {
                      draft.id(),
                      posting,
                      draft.standing().role().stored(),
                      draft.standing().reasonCode()
                    })
            .toList());
  }

  private static Object[] item(Draft draft, LocalDate date) {
    return new Object[] {
      draft.id(),
      draft.id(),
      InvoiceNumber.canonical(draft.id()),
      draft.customer(),
      draft.legalEntity(),
      draft.kind().name().toLowerCase(Locale.ROOT),
      draft.amount().currency().getCurrencyCode(),
      draft.amount().minor(),
      date,
      draft.standing().role() == AccountRole.DEDUCTION ? "disputed" : "open"
    };
  }

  /** By item, minor units that these applications put on items they made. */
  Map<String, Long> madeBy(Collection<String> applications) {
    Map<String, Long> made = new HashMap<>();
    sql.list(
        """
        select created_item, amount_minor from application_part
        where application = any(?) and created_item is not null
        """,
        row -> made.put(row.getString(1), row.getLong(2)),
        applications);
    return made;
  }

  /** Applications to these items that nothing has taken back, in order. */
  List<String> applicationsTo(Collection<String> items) {
    return sql.list(
        """
        select a.id from application a
        where a.open_item = any(?)
          and not exists(select from application_reversal r where r.application = a.id)
        order by a.sequence
        """,
        row -> row.getString(1),
        items);
  }
}
