package io.quittance.receivables;

import io.quittance.api.ImportRow;
import io.quittance.receivables.AppliedAmounts.Applied;
import io.quittance.receivables.AppliedAmounts.Question;
import io.quittance.receivables.OpenItemRows.Written;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes open items beside what the ledger has posted on them. An item with postings is only
 * changed when the ERP's new words agree with them: what they took off and the ERP does not contain
 * must still be open, what it contains must be gone, and customer, entity, kind and currency stay.
 * Else the row is refused and kept as a case.
 */
@Singleton
class StoreItems {
  private final OpenItemRows items;
  private final AppliedAmounts applied;
  private final ImportConflicts conflicts;

  StoreItems(OpenItemRows items, AppliedAmounts applied, ImportConflicts conflicts) {
    this.items = items;
    this.applied = applied;
    this.conflicts = conflicts;
  }

  /**
   * @param drafts by id and in the order of ids, which is that of the locks
   */
  void store(
      Map<String, ItemDraft> drafts,
      Map<String, ImportRow> byId,
      ItemImportScope scope,
      TakenItems taken) {
    Map<String, KnownItem> known = items.lock(drafts.keySet());
    List<Question> questions = new ArrayList<>();
    for (KnownItem item : known.values()) {
      questions.add(new Question(item.id(), asOf(item, drafts.get(item.id()), scope)));
    }
    Map<String, Applied> postings = applied.of(questions);
    List<Written> written = new ArrayList<>();
    Map<String, Long> pending = new HashMap<>();
    List<String> agreed = new ArrayList<>();
    for (ItemDraft draft : drafts.values()) {
      ImportRow row = byId.get(draft.id());
      KnownItem item = known.get(draft.id());
      Applied posted = postings.get(draft.id());
      boolean same = item != null && item.says(draft);
      boolean older = item != null && scope.isBefore(item);
      if (same && (older || scope.asOf() == null)) {
        agreed.add(draft.id());
        taken.tally.leave();
        continue;
      }
      if (older) {
        row.refuse(
            "outdated", "Open item " + draft.id() + " is known as of " + item.asOf() + " already.");
      } else if (posted != null) {
        refuseContradiction(row, draft, item, posted, scope);
      }
      if (row.fault().isPresent()) {
        taken.tally.refuse(row);
        continue;
      }
      agreed.add(draft.id());
      written.add(new Written(draft, asOf(item, draft, scope)));
      if (posted != null) {
        pending.put(draft.id(), posted.pending());
      }
      if (same) {
        taken.tally.leave();
      } else {
        taken.tally.accept();
        taken.touched.add(draft.id());
      }
    }
    items.write(written);
    applied.reported(pending);
    conflicts.agree(agreed);
  }

  private void refuseContradiction(
      ImportRow row, ItemDraft draft, KnownItem item, Applied posted, ItemImportScope scope) {
    Contradictions.between(draft, item, posted)
        .ifPresent(
            message -> {
              row.refuse(Contradictions.CODE, message);
              conflicts.keep(draft.id(), Contradictions.CODE, message, row.said(), scope.asOf());
            });
  }

  /** The moment that the item's amounts are of when the draft is taken. */
  private static Instant asOf(KnownItem item, ItemDraft draft, ItemImportScope scope) {
    boolean sameWithoutMoment = scope.asOf() == null && item != null && item.says(draft);
    return sameWithoutMoment ? item.asOf() : scope.moment();
  }
}
