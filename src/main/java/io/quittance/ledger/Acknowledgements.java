package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.database.Sql;
import io.quittance.receivables.AppliedAmounts.Question;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the ERP made of our postings. A booked posting is contained in every open amount that the
 * ERP reports as of that moment or later; a refused one stays ours until somebody takes it back.
 */
@Singleton
class Acknowledgements {
  private final Sql sql;
  private final Receivables receivables;
  private final ItemMovements movements;

  Acknowledgements(Sql sql, Receivables receivables, ItemMovements movements) {
    this.sql = sql;
    this.receivables = receivables;
    this.movements = movements;
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
    if (given.result() == Result.BOOKED && document.isEmpty() && tooEarly(given)) {
      return fault(
          "contradicts-open-amount",
          "An open amount imported as of " + given.bookedAt() + " or later does not contain it.");
    }
    boolean contradicts =
        document.isPresent()
            && (given.result() == Result.REFUSED
                || !document.get().equals(text(given.erpDocument())));
    return contradicts
        ? fault("conflict", "Posting " + given.posting() + " was acknowledged as booked before.")
        : Optional.empty();
  }

  /**
   * Records one that has no fault; the same again changes nothing. When it says that amounts
   * already imported contained the posting, what is pending on these items is corrected at once.
   */
  Outcome record(Acknowledgement given, String actor, Instant now) {
    if (bookedAs(given.posting()).isPresent()) {
      return Outcome.UNCHANGED;
    }
    List<String> items =
        sql.list(
            """
            select distinct open_item from posting_entry
            where posting = ? and account_role in ('receivable', 'deduction', 'on_account')
            """,
            row -> row.getString(1),
            given.posting());
    receivables.lock(items);
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
    if (given.result() == Result.BOOKED) {
      movements.reported(pending(items));
    }
    return Outcome.RECORDED;
  }

  private Map<String, Long> pending(List<String> items) {
    List<Question> questions =
        sql.list(
            "select id, as_of from open_item where id = any(?)",
            row -> new Question(row.getString("id"), Sql.instant(row, "as_of")),
            items);
    Map<String, Long> pending = new TreeMap<>();
    movements.of(questions).forEach((item, applied) -> pending.put(item, applied.pending()));
    return pending;
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

  /** True when an item's amount that should contain the posting is too high for that. */
  private boolean tooEarly(Acknowledgement given) {
    if (given.bookedAt() == null) {
      return false;
    }
    return sql.first(
            """
            select 1 from posting_entry e join open_item i on i.id = e.open_item
            where e.posting = ? and e.account_role in ('receivable', 'deduction', 'on_account') and i.as_of >= ?
              and i.open_minor > i.amount_minor - case
                when (e.side = 'credit') = (i.kind in ('invoice', 'debit_memo'))
                then e.amount_minor else 0 end
            """,
            row -> true,
            given.posting(),
            given.bookedAt())
        .isPresent();
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  private static Optional<Fault> fault(String code, String message) {
    return Optional.of(new Fault(code, message));
  }
}
