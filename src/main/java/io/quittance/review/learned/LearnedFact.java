package io.quittance.review.learned;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A fact as people see it.
 *
 * @param pattern canonical account, or key of a remitter or name
 * @param customer null for what identifies nobody in the whole tenant
 * @param confirmations payments that analysts applied so, not reversed
 * @param proven payments of which named invoices of the customer explain every cent, not reversed
 * @param learnedBy who made the first decision
 * @param approvedBy the second person, where one is needed
 */
public record LearnedFact(
    UUID id,
    String kind,
    String pattern,
    String customer,
    State state,
    int confirmations,
    int proven,
    String learnedBy,
    Instant learnedAt,
    String approvedBy,
    String removedBy) {
  public enum State {
    @JsonProperty("active")
    ACTIVE,
    /** About the whole tenant, and not yet approved by a second person. */
    @JsonProperty("awaiting")
    AWAITING,
    @JsonProperty("removed")
    REMOVED
  }

  static LearnedFact read(ResultSet row) throws SQLException {
    return new LearnedFact(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("pattern"),
        row.getString("customer"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("confirmations"),
        row.getInt("proven"),
        row.getString("learned_by"),
        Sql.instant(row, "learned_at"),
        row.getString("approved_by"),
        row.getString("removed_by"));
  }
}
