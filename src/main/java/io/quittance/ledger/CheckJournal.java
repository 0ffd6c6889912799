package io.quittance.ledger;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Reads the journal from zero and says where it contradicts itself or the stored balances. Finds
 * nothing unless somebody changed rows past the ledger and the database's own rules.
 */
@Singleton
class CheckJournal {
  /** Contradictions of one kind that are named; one is enough to look. */
  private static final int MOST_NAMED = 100;

  private final Sql sql;
  private final Journal journal;

  CheckJournal(Sql sql, Journal journal) {
    this.sql = sql;
    this.journal = journal;
  }

  /**
   * @param postings numbered
   * @param chained of these, those with a hash
   * @param brokenAt the first number whose hash is not that of its content and the one before, or
   *     whose predecessor is missing; null when the chain holds
   * @param payments whose stored balance is not what their entries sum to
   * @param items whose stored balance is not what their entries sum to
   */
  public record Findings(
      long postings, long chained, Long brokenAt, List<String> payments, List<String> items) {
    public Findings {
      payments = List.copyOf(payments);
      items = List.copyOf(items);
    }
  }

  Findings findings() {
    journal.numberAll();
    return new Findings(
        count("select count(*) from posting_number"),
        count("select count(*) from posting_number where hash is not null"),
        brokenAt(),
        names(PAYMENTS),
        names(ITEMS));
  }

  private Long brokenAt() {
    return sql.first(
            """
            select sequence from (
              select sequence, posting, hash, lag(hash, 1, '') over (order by sequence) as before,
                row_number() over (order by sequence) as place
              from posting_number) n
            where place <> sequence
              or (hash is null and before <> '')
              or (hash is not null and hash is distinct from posting_hash(coalesce(before, ''), posting))
            order by sequence limit 1
            """,
            row -> row.getLong(1))
        .orElse(null);
  }

  private static final String PAYMENTS =
      """
      select b.payment from payment_balance b
      left join (
        select payment,
          sum(s) filter (where account_role = 'unidentified') as unidentified,
          sum(s) filter (where account_role = 'unapplied') as unapplied,
          sum(-s) filter (where account_role = 'cash') as cash,
          sum(s) filter (where account_role = 'refund') as refunded,
          sum(s) filter (where account_role = 'write_off' and open_item is null) as written_off,
          sum(s) filter (where account_role = 'not_receivable') as not_receivable
        from (select payment, account_role, open_item,
                case side when 'credit' then amount_minor else -amount_minor end as s
              from posting_entry where payment is not null) e
        group by payment) d on d.payment = b.payment
      where coalesce(d.unidentified, 0) <> b.unidentified_minor
        or coalesce(d.unapplied, 0) <> b.unapplied_minor
        or coalesce(d.refunded, 0) <> b.refunded_minor
        or coalesce(d.written_off, 0) <> b.written_off_minor
        or coalesce(d.not_receivable, 0) <> b.not_receivable_minor
        or coalesce(d.cash, 0) <> b.amount_minor - b.returned_minor
      order by b.payment limit ?
      """;

  private static final String ITEMS =
      """
      select i.id from open_item i
      left join item_balance b on b.tenant = i.tenant and b.item = i.id
      left join (
        select e.open_item,
          sum(case when (e.side = 'credit') = (i.kind in ('invoice', 'debit_memo'))
            then e.amount_minor else -e.amount_minor end)
            filter (where a.booked_at is null or i.as_of is null or a.booked_at > i.as_of) as pending
        from posting_entry e
        join open_item i on i.tenant = e.tenant and i.id = e.open_item
        left join posting_acknowledgement a
          on a.tenant = e.tenant and a.posting = e.posting and a.result = 'booked'
        where e.account_role in ('receivable', 'deduction', 'on_account')
        group by e.open_item) d on d.open_item = i.id
      where coalesce(d.pending, 0) <> coalesce(b.pending_minor, 0)
      order by i.id limit ?
      """;

  private List<String> names(String query) {
    return sql.list(query, row -> row.getString(1), MOST_NAMED);
  }

  private long count(String query) {
    return sql.first(query, row -> row.getLong(1)).orElseThrow();
  }
}
