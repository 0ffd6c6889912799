package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * What the ERP made of our postings. A booked posting is contained in every open amount that the
 * ERP reports as of that moment or later; a refused one stays ours until somebody takes it back.
 */
@Singleton
class Acknowledgements {
  private final Sql sql;

  Acknowledgements(Sql sql) {
    this.sql = sql;
  }

  enum Result {
    @JsonProperty("booked")
    BOOKED,
    @JsonProperty("refused")
    REFUSED
  }

  /**
   * @param posting id of the posting
   * @param erpDocument the ERP's document, when booked
   * @param reason required when refused
   * @param bookedAt when the ERP booked it, null: now
   */
  record Acknowledgement(
      String posting, Result result, String erpDocument, String reason, Instant bookedAt) {}

  record Fault(String code, String message) {}

  enum Outcome {
    RECORDED,
    UNCHANGED
  }

  /** Why the acknowledgement cannot be taken, or empty. */
  Optional<Fault> fault(Acknowledgement given) {
    if (given == null || given.posting() == null || given.result() == null) {
      return fault("missing-field", "An acknowledgement names its posting and result.");
    }
    if (given.result() == Result.REFUSED && (given.reason() == null || given.reason().isBlank())) {
      return fault("missing-reason", "A refusal needs a reason.");
    }
    if (sql.first("select 1 from posting where id = ?", row -> true, given.posting()).isEmpty()) {
      return fault("unknown-posting", "There is no posting " + given.posting() + ".");
    }
    Optional<String> document = bookedAs(given.posting());
    boolean contradicts =
        document.isPresent()
            && (given.result() == Result.REFUSED
                || !document.get().equals(text(given.erpDocument())));
    return contradicts
        ? fault("conflict", "Posting " + given.posting() + " was acknowledged as booked before.")
        : Optional.empty();
  }

  /** Records one that has no fault; the same again changes nothing. */
  Outcome record(Acknowledgement given, String actor, Instant now) {
    if (bookedAs(given.posting()).isPresent()) {
      return Outcome.UNCHANGED;
    }
    sql.change(
        """
        insert into posting_acknowledgement (posting, result, erp_document, reason, booked_at, actor)
        values (?, ?, ?, ?, ?, ?)
        """,
        given.posting(),
        given.result() == Result.BOOKED ? "booked" : "refused",
        given.erpDocument(),
        given.reason(),
        given.bookedAt() == null ? now : given.bookedAt(),
        actor);
    return Outcome.RECORDED;
  }

  private Optional<String> bookedAs(String posting) {
    return sql.first(
        """
        select coalesce(erp_document, '') from posting_acknowledgement
        where posting = ? and result = 'booked'
        """,
        row -> row.getString(1),
        posting);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static Optional<Fault> fault(String code, String message) {
    return Optional.of(new Fault(code, message));
  }
}
