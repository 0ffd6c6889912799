package io.quittance.receivables;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The stored open items, as imports lock and write them. */
@Singleton
class OpenItemRows {
  private final Sql sql;

  OpenItemRows(Sql sql) {
    this.sql = sql;
  }

  /** A draft and the moment that its amounts are of. */
  record Written(ItemDraft draft, Instant asOf) {}

  /** Those of the items that are known, in the order of their ids, which is that of the locks. */
  Map<String, KnownItem> lock(Collection<String> ids) {
    Map<String, KnownItem> known = new LinkedHashMap<>();
    sql.list(
        "select * from open_item where id = any(?) order by id for update",
        row -> known.put(row.getString("id"), KnownItem.read(row)),
        ids);
    return known;
  }

  Set<String> knownCustomers(Collection<String> asked) {
    return new HashSet<>(
        sql.list("select id from customer where id = any(?)", row -> row.getString(1), asked));
  }

  void write(List<Written> written) {
    sql.changeEach(UPSERT, written.stream().map(OpenItemRows::values).toList());
  }

  void close(Collection<String> ids, Instant asOf) {
    sql.change(
        """
        update open_item set status = 'closed', open_minor = 0, as_of = ?, content_hash = '',
          imported_at = now() where id = any(?)
        """,
        asOf,
        ids);
  }

  private static final String UPSERT =
      """
      insert into open_item (id, number, canonical_number, customer, legal_entity, kind, currency,
        amount_minor, open_minor, issue_date, due_date, installment, status, in_collection,
        direct_debit, discounts, item_references, as_of, content_hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?)
      on conflict (tenant, id) do update set number = excluded.number,
        canonical_number = excluded.canonical_number, customer = excluded.customer,
        legal_entity = excluded.legal_entity, kind = excluded.kind, currency = excluded.currency,
        amount_minor = excluded.amount_minor, open_minor = excluded.open_minor,
        issue_date = excluded.issue_date, due_date = excluded.due_date,
        installment = excluded.installment, status = excluded.status,
        in_collection = excluded.in_collection, direct_debit = excluded.direct_debit,
        discounts = excluded.discounts, item_references = excluded.item_references,
        as_of = excluded.as_of, content_hash = excluded.content_hash, imported_at = now(),
        erp_owned = true
      """;

  private static Object[] values(Written written) {
    ItemDraft draft = written.draft();
    return new Object[] {
      draft.id(),
      draft.number(),
      InvoiceNumber.canonical(draft.number()),
      draft.customer(),
      draft.legalEntity(),
      draft.kind().name().toLowerCase(Locale.ROOT),
      draft.amount().currency().getCurrencyCode(),
      draft.amount().minor(),
      draft.openAmount().minor(),
      draft.issueDate(),
      draft.dueDate(),
      draft.installment(),
      draft.status().name().toLowerCase(Locale.ROOT),
      draft.inCollection(),
      draft.directDebit(),
      StoredItem.discountsJson(draft.discounts()),
      StoredItem.referencesJson(draft.references()),
      written.asOf(),
      draft.contentHash()
    };
  }
}
