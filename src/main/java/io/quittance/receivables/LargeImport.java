package io.quittance.receivables;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.api.ImportAnswer;
import io.quittance.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An import that a job takes in parts.
 *
 * @param rows how many it has
 * @param done how many of them were taken or refused so far
 * @param refusedCount of the rows done; the list of them has more pages
 * @param closed what a full import closed, null for others and before its end
 * @param reason why it failed; what was done by then stays
 */
public record LargeImport(
    UUID id,
    Kind kind,
    State state,
    int rows,
    int done,
    int accepted,
    int unchanged,
    int refusedCount,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer closed,
    boolean full,
    Instant asOf,
    String legalEntity,
    Instant receivedAt,
    Instant startedAt,
    Instant finishedAt,
    String reason,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<ImportAnswer.Refused> refused) {

  /** What the rows are. */
  public enum Kind {
    @JsonProperty("open-items")
    OPEN_ITEMS("open-items"),
    @JsonProperty("customers")
    CUSTOMERS("customers");

    private final String stored;

    Kind(String stored) {
      this.stored = stored;
    }

    String stored() {
      return stored;
    }

    static Optional<Kind> of(String stored) {
      for (Kind kind : values()) {
        if (kind.stored.equals(stored)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** How far it is. */
  public enum State {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED
  }

  static LargeImport read(ResultSet row) throws SQLException {
    return new LargeImport(
        row.getObject("id", UUID.class),
        Kind.of(row.getString("kind")).orElseThrow(),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("row_count"),
        row.getInt("rows_taken"),
        row.getInt("accepted"),
        row.getInt("unchanged"),
        row.getInt("refused"),
        row.getObject("closed", Integer.class),
        row.getBoolean("complete"),
        Sql.instant(row, "as_of"),
        row.getString("legal_entity"),
        Sql.instant(row, "received_at"),
        Sql.instant(row, "started_at"),
        Sql.instant(row, "finished_at"),
        row.getString("reason"),
        null);
  }

  ItemImportScope scope() {
    return new ItemImportScope(full, asOf, legalEntity, receivedAt);
  }

  LargeImport with(List<ImportAnswer.Refused> firstRefused) {
    return new LargeImport(
        id,
        kind,
        state,
        rows,
        done,
        accepted,
        unchanged,
        refusedCount,
        closed,
        full,
        asOf,
        legalEntity,
        receivedAt,
        startedAt,
        finishedAt,
        reason,
        firstRefused);
  }
}
