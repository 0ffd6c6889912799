package io.quittance.review.layouts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.advice.memory.RememberedLayout;
import io.quittance.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A layout as people see it.
 *
 * @param sender address that its mails come from
 * @param mapping what stands under each heading and behind each label, in words
 * @param proofs different payments that prove it now
 * @param proofsNeeded so many make it count
 * @param read messages that were read by it
 * @param suspendedWhy which check failed last, or null; proofs from before do not count
 */
public record ProvenLayout(
    UUID id,
    String customer,
    String sender,
    State state,
    List<String> mapping,
    int proofs,
    int proofsNeeded,
    int read,
    Instant learnedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) String suspendedWhy,
    @JsonInclude(JsonInclude.Include.NON_NULL) Instant suspendedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) String removedBy) {
  public enum State {
    @JsonProperty("learning")
    LEARNING,
    /** Reads the next message of its layout without a model. */
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("suspended")
    SUSPENDED,
    @JsonProperty("removed")
    REMOVED
  }

  public ProvenLayout {
    mapping = List.copyOf(mapping);
  }

  static ProvenLayout read(ResultSet row) throws SQLException {
    return new ProvenLayout(
        row.getObject("id", UUID.class),
        row.getString("customer"),
        row.getString("sender"),
        state(row),
        RememberedLayout.of(row.getString("layout"))
            .map(RememberedLayout::inWords)
            .orElse(List.of("written by another version; it reads nothing")),
        row.getInt("proofs"),
        ProvenLayouts.PROOFS_NEEDED,
        row.getInt("readings"),
        Sql.instant(row, "learned_at"),
        row.getString("suspended_why"),
        Sql.instant(row, "suspended_at"),
        row.getString("removed_by"));
  }

  private static State state(ResultSet row) throws SQLException {
    if (row.getString("removed_by") != null) {
      return State.REMOVED;
    }
    if (row.getInt("proofs") >= ProvenLayouts.PROOFS_NEEDED) {
      return State.ACTIVE;
    }
    return row.getString("suspended_why") == null ? State.LEARNING : State.SUSPENDED;
  }
}
