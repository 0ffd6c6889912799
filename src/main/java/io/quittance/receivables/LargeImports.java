package io.quittance.receivables;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRow;
import io.quittance.api.ImportRows;
import io.quittance.database.Sql;
import io.quittance.receivables.LargeImport.Kind;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored imports that are taken in parts, and how far each is. */
@Singleton
class LargeImports {
  private static final String UNFINISHED = "state in ('waiting', 'running')";

  private final Sql sql;

  LargeImports(Sql sql) {
    this.sql = sql;
  }

  /** A part that was not taken yet. */
  record Part(int number, List<ImportRow> rows) {}

  void add(UUID id, Kind kind, ItemImportScope scope, List<List<ImportRow>> parts, String actor) {
    sql.change(
        """
        insert into import_run (id, kind, actor, received_at, row_count, complete, as_of,
          legal_entity) values (?, ?, ?, ?, ?, ?, cast(? as timestamptz), ?)
        """,
        id,
        kind.stored(),
        actor,
        scope.now(),
        parts.stream().mapToInt(List::size).sum(),
        scope.full(),
        scope.asOf(),
        scope.legalEntity());
    int number = 0;
    for (List<ImportRow> part : parts) {
      sql.change(
          "insert into import_part (import, number, content) values (?, ?, ?)",
          id,
          ++number,
          ImportRows.pack(part));
    }
  }

  int unfinished(Kind kind) {
    return sql.first(
            "select count(*) from import_run where kind = ? and " + UNFINISHED,
            row -> row.getInt(1),
            kind.stored())
        .orElseThrow();
  }

  /** The one received first of those that are not at their end, under its lock. */
  Optional<LargeImport> next(Kind kind) {
    return sql.first(
        "select * from import_run where kind = ? and "
            + UNFINISHED
            + " order by sequence limit 1 for update",
        LargeImport::read,
        kind.stored());
  }

  Optional<LargeImport> find(UUID id) {
    return sql.first("select * from import_run where id = ?", LargeImport::read, id);
  }

  /** The newest first. */
  List<LargeImport> list(UUID before, int count) {
    return sql.list(
        """
        select * from import_run where cast(? as uuid) is null or id < cast(? as uuid)
        order by id desc limit ?
        """,
        LargeImport::read,
        before,
        before,
        count);
  }

  Optional<Part> nextPart(UUID id) {
    return sql.first(
        "select number, content from import_part where import = ? order by number limit 1",
        row -> new Part(row.getInt("number"), ImportRows.unpack(row.getString("content"))),
        id);
  }

  /** Counts a part as taken and forgets it. */
  void taken(LargeImport run, Part part, ImportAnswer answer, Instant now) {
    sql.change("delete from import_part where import = ? and number = ?", run.id(), part.number());
    sql.change(
        """
        update import_run set state = 'running', started_at = coalesce(started_at, ?),
          rows_taken = rows_taken + ?, accepted = accepted + ?, unchanged = unchanged + ?
        where id = ?
        """,
        now,
        part.rows().size(),
        answer.accepted(),
        answer.unchanged(),
        run.id());
    refuse(run.id(), answer.refused());
  }

  void refuse(UUID id, List<ImportAnswer.Refused> refused) {
    sql.changeEach(
        """
        insert into import_refusal (import, row_number, code, message, field)
        values (?, ?, ?, ?, ?)
        """,
        refused.stream()
            .map(one -> new Object[] {id, one.row(), one.code(), one.message(), one.field()})
            .toList());
    sql.change("update import_run set refused = refused + ? where id = ?", refused.size(), id);
  }

  void closed(UUID id, int count) {
    sql.change("update import_run set closed = coalesce(closed, 0) + ? where id = ?", count, id);
  }

  void finish(UUID id, Instant now) {
    end(id, "done", null, now);
  }

  void fail(UUID id, String reason, Instant now) {
    end(id, "failed", reason, now);
  }

  private void end(UUID id, String state, String reason, Instant now) {
    sql.change("delete from import_part where import = ?", id);
    sql.change("delete from import_named where import = ?", id);
    sql.change(
        "update import_run set state = ?, reason = ?, finished_at = ? where id = ?",
        state,
        reason,
        now,
        id);
  }

  /** In the order of rows; {@code after} is the row and id of the last one known. */
  List<Refusal> refused(UUID id, long afterRow, long afterId, int count) {
    return sql.list(
        """
        select * from import_refusal where import = ? and (row_number, id) > (?, ?)
        order by row_number, id limit ?
        """,
        row ->
            new Refusal(
                row.getLong("id"),
                new ImportAnswer.Refused(
                    row.getInt("row_number"),
                    row.getString("code"),
                    row.getString("message"),
                    row.getString("field"))),
        id,
        afterRow,
        afterId,
        count);
  }

  record Refusal(long id, ImportAnswer.Refused refused) {}
}
