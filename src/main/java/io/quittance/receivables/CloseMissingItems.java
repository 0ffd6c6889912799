package io.quittance.receivables;

import io.quittance.api.ImportAnswer;
import io.quittance.database.Sql;
import io.quittance.receivables.AppliedAmounts.Applied;
import io.quittance.receivables.AppliedAmounts.Question;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Closes what a full import lacks, unless we applied to it what the ERP does not contain. */
@Singleton
class CloseMissingItems {
  private final Sql sql;
  private final OpenItemRows items;
  private final AppliedAmounts applied;
  private final ImportConflicts conflicts;

  CloseMissingItems(
      Sql sql, OpenItemRows items, AppliedAmounts applied, ImportConflicts conflicts) {
    this.sql = sql;
    this.items = items;
    this.applied = applied;
    this.conflicts = conflicts;
  }

  /** Open items of the entities that the ERP knows and the import does not name. */
  List<String> missing(Set<String> entities, Collection<String> named, ItemImportScope scope) {
    List<String> missing =
        sql.list(
            """
            select id from open_item
            where legal_entity = any(?) and status <> 'closed' and erp_owned
              and coalesce(as_of, imported_at) <= ?
            """,
            row -> row.getString(1),
            entities,
            scope.moment());
    missing.removeAll(named instanceof Set<String> ? named : Set.copyOf(named));
    return missing;
  }

  /** Returns the ids of those it closed; the others are refused in the tally. */
  List<String> close(List<String> missing, ItemImportScope scope, ImportAnswer.Tally tally) {
    Map<String, KnownItem> known = items.lock(missing);
    Map<String, Applied> postings =
        applied.of(known.keySet().stream().map(id -> new Question(id, scope.moment())).toList());
    List<String> closed = new ArrayList<>();
    Map<String, Long> pending = new HashMap<>();
    for (KnownItem item : known.values()) {
      Applied posted = postings.get(item.id());
      if (posted != null && posted.pending() > 0) {
        String message =
            "Open item "
                + item.id()
                + " is gone from the ERP, which does not contain what we applied to it.";
        conflicts.keep(item.id(), Contradictions.CODE, message, "null", scope.asOf());
        tally.refuse(0, Contradictions.CODE, message);
        continue;
      }
      closed.add(item.id());
      if (posted != null) {
        pending.put(item.id(), posted.pending());
      }
    }
    items.close(closed, scope.moment());
    applied.reported(pending);
    conflicts.agree(closed);
    return closed;
  }
}
