package io.quittance.ledger;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The postings in an order that never changes, for those who read on from where they stopped. A
 * posting gets its number here, when it is first read out after its commit; see the migration of
 * the table {@code posting_number} for why not earlier.
 */
@Singleton
class Journal {
  /** Postings that one call numbers at most. */
  private static final int MOST_NUMBERED = 10_000;

  private final Sql sql;

  Journal(Sql sql) {
    this.sql = sql;
  }

  List<PostingView> after(long sequence, int count) {
    number();
    List<PostingView> postings =
        sql.list(
            """
            select n.sequence, p.*, d.actor, d.approver, d.reason_code, d.message, d.policy_version
            from posting_number n
            join posting p on p.tenant = n.tenant and p.id = n.posting
            join decision d on d.tenant = p.tenant and d.id = p.decision
            where n.sequence > ? order by n.sequence limit ?
            """,
            Journal::posting,
            sequence,
            count);
    Map<String, List<PostingView.Line>> lines = new HashMap<>();
    sql.list(
        "select * from posting_entry where posting = any(?) order by posting, line",
        row ->
            lines.computeIfAbsent(row.getString("posting"), p -> new ArrayList<>()).add(line(row)),
        postings.stream().map(PostingView::id).toList());
    return postings.stream()
        .map(posting -> posting.with(lines.getOrDefault(posting.id(), List.of())))
        .toList();
  }

  private void number() {
    // Under the lock a statement of its own: it sees what the one before has numbered.
    sql.list(
        """
        select pg_advisory_xact_lock(hashtextextended('journal of ' || current_tenant(), 0))
        """,
        row -> row.getString(1));
    sql.list("select number_postings(?)", row -> row.getString(1), MOST_NUMBERED);
  }

  /** Numbers whatever is committed by now. */
  void numberAll() {
    boolean left = true;
    while (left) {
      number();
      left = sql.first("select 1 from posting_unnumbered limit 1", row -> true).isPresent();
    }
  }

  private static PostingView posting(ResultSet row) throws SQLException {
    return new PostingView(
        row.getString("id"),
        row.getLong("sequence"),
        row.getString("transaction_id"),
        row.getString("kind"),
        row.getString("legal_entity"),
        Sql.date(row, "posting_date"),
        row.getString("reverses"),
        new PostingView.Cited(
            row.getString("decision"),
            row.getString("actor"),
            row.getString("approver"),
            row.getString("reason_code"),
            row.getString("message"),
            row.getObject("policy_version", Integer.class)),
        List.of());
  }

  private static PostingView.Line line(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return new PostingView.Line(
        AccountRole.ofStored(row.getString("account_role")),
        Side.ofStored(row.getString("side")),
        row.getString("customer"),
        row.getString("open_item"),
        row.getString("payment"),
        currency,
        Money.ofMinor(row.getLong("amount_minor"), currency).toPlainString(),
        row.getString("reason_code"));
  }
}
