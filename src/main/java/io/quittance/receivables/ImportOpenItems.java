package io.quittance.receivables;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRow;
import io.quittance.api.Problem;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes open items in as the ERP says them, each row for itself, all in the caller's transaction.
 */
@Singleton
class ImportOpenItems {
  /** Why a full import closes nothing although it may. */
  static final ImportAnswer.Refused UNNAMED =
      new ImportAnswer.Refused(
          0,
          "not-closed",
          "A row without id may be any item: nothing was closed for being absent.",
          null);

  static final ImportAnswer.Refused NO_ENTITY =
      new ImportAnswer.Refused(
          0,
          "missing-legal-entity",
          "A full import without any good row closes everything; it must name its legalEntity.",
          "legalEntity");

  private final LegalEntities entities;
  private final OpenItemRows items;
  private final StoreItems storeItems;
  private final MadeItems madeItems;
  private final CloseMissingItems closeMissing;
  private final Event<ItemsChanged> changed;

  ImportOpenItems(
      LegalEntities entities,
      OpenItemRows items,
      StoreItems storeItems,
      MadeItems madeItems,
      CloseMissingItems closeMissing,
      Event<ItemsChanged> changed) {
    this.entities = entities;
    this.items = items;
    this.storeItems = storeItems;
    this.madeItems = madeItems;
    this.closeMissing = closeMissing;
    this.changed = changed;
  }

  ImportAnswer run(List<ImportRow> rows, ItemImportScope scope) {
    TakenItems taken = take(rows, scope, ids -> Map.of());
    if (scope.full()) {
      taken.touched.addAll(closeMissing(taken, scope));
    }
    announce(taken.touched);
    return taken.tally.answer();
  }

  /** As {@link #run} for a part of an import: closes nothing. */
  TakenItems runPart(
      List<ImportRow> rows,
      ItemImportScope scope,
      Function<Collection<String>, Map<String, String>> saidEarlier) {
    TakenItems taken = take(rows, scope, saidEarlier);
    announce(taken.touched);
    return taken;
  }

  void announce(List<String> touched) {
    if (!touched.isEmpty()) {
      changed.fire(new ItemsChanged(touched));
    }
  }

  private List<String> closeMissing(TakenItems taken, ItemImportScope scope) {
    Set<String> of = scope.legalEntity() == null ? taken.entities : Set.of(scope.legalEntity());
    if (of.isEmpty()) {
      throw Problem.badRequest(NO_ENTITY.code(), NO_ENTITY.message());
    }
    if (taken.unnamed) {
      taken.tally.refuse(0, UNNAMED.code(), UNNAMED.message());
      taken.tally.close(0);
      return List.of();
    }
    List<String> missing = closeMissing.missing(of, taken.named.keySet(), scope);
    List<String> closed = closeMissing.close(missing, scope, taken.tally);
    taken.tally.close(closed.size());
    return closed;
  }

  /**
   * @param saidEarlier content hashes of the ids that stood in earlier parts of the same import
   */
  private TakenItems take(
      List<ImportRow> rows,
      ItemImportScope scope,
      Function<Collection<String>, Map<String, String>> saidEarlier) {
    TakenItems taken = new TakenItems();
    LegalEntities.Choice entity = entities.choice();
    Map<ImportRow, ItemDraft> said = new LinkedHashMap<>();
    rows.forEach(row -> said.put(row, ItemDraft.read(row, entity)));
    Map<ImportRow, ItemDraft> read = madeItems.ours(said);
    Map<String, String> earlier =
        saidEarlier.apply(
            read.values().stream().map(ItemDraft::id).filter(Objects::nonNull).toList());
    // In the order of ids, which is that of the locks.
    Map<String, ItemDraft> drafts = new TreeMap<>();
    Map<String, ImportRow> byId = new HashMap<>();
    read.forEach(
        (row, draft) -> {
          taken.unnamed |= draft.id() == null;
          if (row.fault().isPresent()) {
            taken.tally.refuse(row);
            if (draft.id() != null) {
              taken.named.putIfAbsent(draft.id(), null);
            }
            return;
          }
          String hash = draft.contentHash();
          String before = taken.named.get(draft.id());
          before = before == null ? earlier.get(draft.id()) : before;
          if (before == null) {
            taken.named.put(draft.id(), hash);
            drafts.put(draft.id(), draft);
            byId.put(draft.id(), row);
          } else if (before.equals(hash)) {
            taken.tally.leave();
          } else {
            row.refuse(
                "id", "duplicate-id", "Open item " + draft.id() + " stands twice in this import.");
            taken.tally.refuse(row);
          }
        });
    refuseUnknownCustomers(drafts, byId, taken.tally);
    drafts.values().forEach(draft -> taken.entities.add(draft.legalEntity()));
    storeItems.store(drafts, byId, scope, taken);
    Map<String, String> renamed = new TreeMap<>();
    byId.forEach(
        (id, row) -> {
          if (row.fault().isEmpty() && !said.get(row).id().equals(id)) {
            renamed.put(id, said.get(row).id());
          }
        });
    madeItems.keep(renamed);
    return taken;
  }

  private void refuseUnknownCustomers(
      Map<String, ItemDraft> drafts, Map<String, ImportRow> byId, ImportAnswer.Tally tally) {
    Set<String> known =
        items.knownCustomers(drafts.values().stream().map(ItemDraft::customer).distinct().toList());
    for (ItemDraft draft : List.copyOf(drafts.values())) {
      if (!known.contains(draft.customer())) {
        ImportRow row = byId.get(draft.id());
        row.refuse(
            "customer", "unknown-customer", "There is no customer " + draft.customer() + ".");
        tally.refuse(row);
        drafts.remove(draft.id());
      }
    }
  }
}
