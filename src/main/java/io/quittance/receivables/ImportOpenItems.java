package io.quittance.receivables;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRow;
import io.quittance.api.Problem;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import io.quittance.receivables.AppliedAmounts.Applied;
import io.quittance.receivables.AppliedAmounts.Question;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes open items in as the ERP says them, each row for itself, all in the caller's transaction.
 *
 * <p>An item that the ledger has posted on is only changed when the ERP's new words agree with the
 * postings: what they took off and the ERP does not contain must still be open, what it contains
 * must be gone, and customer, entity, kind and currency stay. Else the row is refused and kept as a
 * case.
 */
@Singleton
class ImportOpenItems {
  static final String CONTRADICTS = "contradicts-application";

  private final Sql sql;
  private final LegalEntities entities;
  private final AppliedAmounts applied;
  private final ImportConflicts conflicts;
  private final Event<ItemsChanged> changed;

  ImportOpenItems(
      Sql sql,
      LegalEntities entities,
      AppliedAmounts applied,
      ImportConflicts conflicts,
      Event<ItemsChanged> changed) {
    this.sql = sql;
    this.entities = entities;
    this.applied = applied;
    this.conflicts = conflicts;
    this.changed = changed;
  }

  /**
   * @param full the import has all open items of its legal entity: those it lacks are closed
   * @param asOf until when the ERP's bookings are contained, or null when it does not say: then the
   *     amounts that changed are those of now
   * @param legalEntity whose items a full import has, or null: those its rows name
   */
  record Scope(boolean full, Instant asOf, String legalEntity, Instant now) {
    Instant moment() {
      return asOf == null ? now : asOf;
    }
  }

  /** What is known of an item before the import, under its lock. */
  private record Known(
      String id,
      String hash,
      String customer,
      String legalEntity,
      String kind,
      String currency,
      long amount,
      long open,
      Instant asOf) {

    static Known read(ResultSet row) throws SQLException {
      return new Known(
          row.getString("id"),
          row.getString("content_hash"),
          row.getString("customer"),
          row.getString("legal_entity"),
          row.getString("kind"),
          row.getString("currency"),
          row.getLong("amount_minor"),
          row.getLong("open_minor"),
          Sql.instant(row, "as_of"));
    }

    boolean sameAccount(ItemDraft draft) {
      return customer.equals(draft.customer())
          && legalEntity.equals(draft.legalEntity())
          && kind.equals(draft.kind().name().toLowerCase(Locale.ROOT))
          && currency.equals(draft.amount().currency().getCurrencyCode());
    }
  }

  ImportAnswer run(List<ImportRow> rows, Scope scope) {
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    Map<String, ItemDraft> drafts = new LinkedHashMap<>();
    Map<String, ImportRow> byId = new HashMap<>();
    Set<String> named = new HashSet<>();
    LegalEntities.Choice entity = entities.choice();
    boolean unnamed = false;
    for (ImportRow row : rows) {
      ItemDraft draft = ItemDraft.read(row, entity);
      unnamed |= draft.id() == null;
      named.add(draft.id());
      if (row.fault().isEmpty() && drafts.containsKey(draft.id())) {
        if (drafts.get(draft.id()).equals(draft)) {
          tally.leave();
          continue;
        }
        row.refuse("duplicate-id", "Open item " + draft.id() + " stands twice in this import.");
      }
      if (row.fault().isPresent()) {
        refuse(tally, row);
      } else {
        drafts.put(draft.id(), draft);
        byId.put(draft.id(), row);
      }
    }
    refuseUnknownCustomers(drafts, byId, tally);
    List<String> touched = take(drafts, byId, scope, tally);
    if (scope.full()) {
      touched.addAll(closeMissing(entitiesOf(drafts, scope), named, unnamed, scope, tally));
    }
    if (!touched.isEmpty()) {
      changed.fire(new ItemsChanged(touched));
    }
    return tally.answer();
  }

  private void refuseUnknownCustomers(
      Map<String, ItemDraft> drafts, Map<String, ImportRow> byId, ImportAnswer.Tally tally) {
    Set<String> asked = new HashSet<>();
    drafts.values().forEach(draft -> asked.add(draft.customer()));
    Set<String> known =
        new HashSet<>(
            sql.list("select id from customer where id = any(?)", row -> row.getString(1), asked));
    for (ItemDraft draft : List.copyOf(drafts.values())) {
      if (!known.contains(draft.customer())) {
        ImportRow row = byId.get(draft.id());
        row.refuse("unknown-customer", "There is no customer " + draft.customer() + ".");
        refuse(tally, row);
        drafts.remove(draft.id());
      }
    }
  }

  /** Returns the ids of items that are new or changed. */
  private List<String> take(
      Map<String, ItemDraft> drafts,
      Map<String, ImportRow> byId,
      Scope scope,
      ImportAnswer.Tally tally) {
    Map<String, Known> known = lock(drafts.keySet());
    List<Question> questions = new ArrayList<>();
    for (Known item : known.values()) {
      questions.add(new Question(item.id(), asOf(item, drafts.get(item.id()), scope)));
    }
    Map<String, Applied> postings = applied.of(questions);
    List<Object[]> values = new ArrayList<>();
    Map<String, Long> pending = new HashMap<>();
    List<String> touched = new ArrayList<>();
    List<String> agreed = new ArrayList<>();
    for (ItemDraft draft : inOrder(drafts.values())) {
      ImportRow row = byId.get(draft.id());
      Known item = known.get(draft.id());
      Applied posted = postings.get(draft.id());
      boolean same = item != null && item.hash().equals(draft.contentHash());
      boolean older = item != null && older(item, scope);
      if (same && (older || scope.asOf() == null)) {
        agreed.add(draft.id());
        tally.leave();
        continue;
      }
      if (older) {
        row.refuse(
            "outdated", "Open item " + draft.id() + " is known as of " + item.asOf() + " already.");
      } else if (posted != null) {
        contradiction(draft, item, posted)
            .ifPresent(
                message -> {
                  row.refuse(CONTRADICTS, message);
                  keepCase(draft.id(), message, row.said(), scope);
                });
      }
      if (row.fault().isPresent()) {
        refuse(tally, row);
        continue;
      }
      agreed.add(draft.id());
      values.add(values(draft, asOf(item, draft, scope)));
      if (posted != null) {
        pending.put(draft.id(), posted.pending());
      }
      if (same) {
        tally.leave();
      } else {
        tally.accept();
        touched.add(draft.id());
      }
    }
    sql.changeEach(UPSERT, values);
    applied.reported(pending);
    conflicts.agree(agreed);
    return touched;
  }

  private static boolean older(Known item, Scope scope) {
    return scope.asOf() != null && item.asOf() != null && scope.asOf().isBefore(item.asOf());
  }

  /** The moment that the item's amounts are of when the draft is taken. */
  private static Instant asOf(Known item, ItemDraft draft, Scope scope) {
    boolean sameWithoutMoment =
        scope.asOf() == null && item != null && item.hash().equals(draft.contentHash());
    return sameWithoutMoment ? item.asOf() : scope.moment();
  }

  private static Optional<String> contradiction(ItemDraft draft, Known item, Applied posted) {
    String message = null;
    if (!item.sameAccount(draft)) {
      message = "Open item %s was posted on; its customer, entity, kind and currency stay.";
    } else if (draft.openAmount().minor() < posted.pending()) {
      message = "Open item %s: the ERP has %s open, our postings that it does not contain took %s.";
    } else if (draft.openAmount().minor() + posted.contained() > draft.amount().minor()) {
      message = "Open item %s: the ERP has %s open although it contains our postings of %4$s.";
    } else if (draft.openAmount().minor() - posted.pending() > draft.amount().minor()) {
      // An item that a posting made: the ERP took it over before it acknowledged the posting.
      message = "Open item %s: the ERP has %s open, our posting that made it is not acknowledged.";
    }
    return Optional.ofNullable(message)
        .map(
            text ->
                String.format(
                    Locale.ROOT,
                    text,
                    draft.id(),
                    draft.openAmount(),
                    decimal(posted.pending(), draft),
                    decimal(posted.contained(), draft)));
  }

  private static String decimal(long minor, ItemDraft draft) {
    return new Money(minor, draft.amount().currency()).toString();
  }

  private void keepCase(String item, String message, String said, Scope scope) {
    conflicts.keep(item, CONTRADICTS, message, said, scope.asOf());
  }

  private Set<String> entitiesOf(Map<String, ItemDraft> drafts, Scope scope) {
    if (scope.legalEntity() != null) {
      return Set.of(scope.legalEntity());
    }
    Set<String> named = new HashSet<>();
    drafts.values().forEach(draft -> named.add(draft.legalEntity()));
    if (named.isEmpty()) {
      throw Problem.badRequest(
          "missing-legal-entity",
          "A full import without any good row closes everything; it must name its legalEntity.");
    }
    return named;
  }

  private List<String> closeMissing(
      Set<String> ofEntities,
      Set<String> named,
      boolean unnamed,
      Scope scope,
      ImportAnswer.Tally tally) {
    if (unnamed) {
      tally.refuse(
          0,
          "not-closed",
          "A row without id may be any item: nothing was closed for being absent.");
      tally.close(0);
      return new ArrayList<>();
    }
    List<String> missing =
        sql.list(
            """
            select id from open_item
            where legal_entity = any(?) and status <> 'closed' and erp_owned
              and coalesce(as_of, imported_at) <= ?
            """,
            row -> row.getString(1),
            ofEntities,
            scope.moment());
    missing.removeAll(named);
    Map<String, Known> known = lock(missing);
    Map<String, Applied> postings =
        applied.of(known.keySet().stream().map(id -> new Question(id, scope.moment())).toList());
    List<Object[]> closed = new ArrayList<>();
    Map<String, Long> pending = new HashMap<>();
    for (Known item : known.values()) {
      Applied posted = postings.get(item.id());
      if (posted != null && posted.pending() > 0) {
        String message =
            "Open item "
                + item.id()
                + " is gone from the ERP, which does not contain what we applied to it.";
        keepCase(item.id(), message, "null", scope);
        tally.refuse(0, CONTRADICTS, message);
        continue;
      }
      closed.add(new Object[] {scope.moment(), item.id()});
      if (posted != null) {
        pending.put(item.id(), posted.pending());
      }
    }
    sql.changeEach(
        """
        update open_item set status = 'closed', open_minor = 0, as_of = ?, content_hash = '',
          imported_at = now() where id = ?
        """,
        closed);
    applied.reported(pending);
    List<String> gone = new ArrayList<>(closed.stream().map(row -> (String) row[1]).toList());
    conflicts.agree(gone);
    tally.close(closed.size());
    return gone;
  }

  private Map<String, Known> lock(Collection<String> ids) {
    Map<String, Known> known = new LinkedHashMap<>();
    sql.list(
        "select * from open_item where id = any(?) order by id for update",
        row -> known.put(row.getString("id"), Known.read(row)),
        ids);
    return known;
  }

  private static void refuse(ImportAnswer.Tally tally, ImportRow row) {
    ImportRow.Fault fault = row.fault().orElseThrow();
    tally.refuse(row.number(), fault.code(), fault.message());
  }

  private static List<ItemDraft> inOrder(Collection<ItemDraft> drafts) {
    return drafts.stream().sorted(Comparator.comparing(ItemDraft::id)).toList();
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

  private static Object[] values(ItemDraft draft, Instant asOf) {
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
      asOf,
      draft.contentHash()
    };
  }
}
