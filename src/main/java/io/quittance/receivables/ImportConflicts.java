package io.quittance.receivables;

import io.quittance.database.Sql;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Keeps what imports said against what was applied. In the caller's tenant transaction. */
@Singleton
class ImportConflicts {
  private final Sql sql;
  private final Event<ImportContradicted> contradicted;
  private final Event<ImportAgreed> agreed;

  ImportConflicts(Sql sql, Event<ImportContradicted> contradicted, Event<ImportAgreed> agreed) {
    this.sql = sql;
    this.contradicted = contradicted;
    this.agreed = agreed;
  }

  /**
   * @param said the row as JSON
   * @param asOf may be null
   */
  void keep(String item, String code, String message, String said, Instant asOf) {
    int kept =
        sql.change(
            """
            insert into import_conflict (item, code, message, said, as_of)
            select ?, ?, ?, cast(? as jsonb), cast(? as timestamptz)
            where not exists(select from import_conflict where item = ? and message = ?)
            """,
            item,
            code,
            message,
            said,
            asOf,
            item,
            message);
    if (kept > 0) {
      contradicted.fire(new ImportContradicted(item, message));
    }
  }

  /** What the import says of these items agrees with the books. */
  void agree(Collection<String> items) {
    List<String> before =
        sql.list(
            "select distinct item from import_conflict where item = any(?) order by item",
            row -> row.getString(1),
            items);
    if (!before.isEmpty()) {
      agreed.fire(new ImportAgreed(before));
    }
  }
}
