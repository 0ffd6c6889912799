package io.quittance.receivables;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the parts of an import said so far: later parts know the doubles by it, and the end of a
 * full import what it lacks.
 */
@Singleton
class SaidByParts {
  private final Sql sql;

  SaidByParts(Sql sql) {
    this.sql = sql;
  }

  /**
   * Remembers what a part named.
   *
   * @param named content hash by id, null for a row that cannot be read
   */
  void remember(UUID id, Map<String, String> named) {
    List<Object[]> rows = new ArrayList<>();
    named.forEach((subject, hash) -> rows.add(new Object[] {id, subject, hash}));
    sql.changeEach(
        """
        insert into import_named (import, subject, content_hash) values (?, ?, ?)
        on conflict (tenant, import, subject) do update
          set content_hash = coalesce(import_named.content_hash, excluded.content_hash)
        """,
        rows);
  }

  /** Content hashes of those of the ids that earlier parts named with a good row. */
  Map<String, String> hashes(UUID id, Collection<String> subjects) {
    Map<String, String> hashes = new HashMap<>();
    sql.list(
        """
        select subject, content_hash from import_named
        where import = ? and subject = any(?) and content_hash is not null
        """,
        row -> hashes.put(row.getString(1), row.getString(2)),
        id,
        subjects);
    return hashes;
  }

  void add(UUID id, boolean unnamed, Set<String> entities) {
    sql.change(
        """
        update import_run set unnamed = unnamed or ?,
          entities = array(select unnest(entities) union select unnest(?)) where id = ?
        """,
        unnamed,
        entities,
        id);
  }

  /** What all parts together said, for the end of a full import. */
  record Said(boolean unnamed, Set<String> entities) {
    private static Said read(ResultSet row) throws SQLException {
      return new Said(row.getBoolean("unnamed"), Set.copyOf(Sql.texts(row, "entities")));
    }
  }

  Said all(UUID id) {
    return sql.first("select unnamed, entities from import_run where id = ?", Said::read, id)
        .orElseThrow();
  }

  /** Open items of the entities that the ERP knows and no part named, some of them. */
  List<String> missing(LargeImport run, Set<String> entities, int most) {
    return sql.list(
        """
        select id from open_item i
        where legal_entity = any(?) and status <> 'closed' and erp_owned
          and coalesce(as_of, imported_at) <= ?
          and not exists(select from import_named n
            where n.tenant = i.tenant and n.import = ? and n.subject = i.id)
        order by id limit ?
        """,
        row -> row.getString(1),
        entities,
        run.scope().moment(),
        run.id(),
        most);
  }
}
