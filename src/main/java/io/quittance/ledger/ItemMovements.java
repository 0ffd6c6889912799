package io.quittance.ledger;

import io.quittance.database.Sql;
import io.quittance.receivables.AppliedAmounts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What our postings took off open items, derived from the entries themselves. An entry is contained
 * in what the ERP reports as of a moment when the ERP acknowledged its posting as booked not later
 * than that.
 */
@Singleton
class ItemMovements implements AppliedAmounts {
  private final Sql sql;

  ItemMovements(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Map<String, Applied> of(Collection<Question> questions) {
    Map<String, Applied> answers = new HashMap<>();
    List<String> items = new ArrayList<>();
    List<String> moments = new ArrayList<>();
    // Of the thousands that an import asks about, few were ever posted on.
    Set<String> postedOn = postedOn(questions);
    for (Question question : questions) {
      if (!postedOn.contains(question.item())) {
        continue;
      }
      items.add(question.item());
      Instant asOf = question.asOf();
      moments.add(asOf == null ? null : asOf.toString());
    }
    if (items.isEmpty()) {
      return answers;
    }
    sql.list(
        """
        select m.item, coalesce(sum(m.taken) filter (where not m.contained), 0) as pending,
          coalesce(sum(m.taken) filter (where m.contained), 0) as contained
        from (
          select q.item,
            case when (e.side = 'credit') = (i.kind in ('invoice', 'debit_memo'))
              then e.amount_minor else -e.amount_minor end as taken,
            coalesce(a.booked_at <= q.as_of, false) as contained
          from unnest(?::text[], ?::text[]::timestamptz[]) as q(item, as_of)
          join open_item i on i.id = q.item
          join posting_entry e on e.open_item = q.item
            and e.account_role in ('receivable', 'deduction', 'on_account')
          left join posting_acknowledgement a on a.posting = e.posting and a.result = 'booked'
        ) m group by m.item
        """,
        row ->
            answers.put(
                row.getString("item"),
                new Applied(row.getLong("pending"), row.getLong("contained"))),
        items,
        moments);
    return answers;
  }

  private Set<String> postedOn(Collection<Question> questions) {
    return new HashSet<>(
        sql.list(
            "select item from item_balance where item = any(?)",
            row -> row.getString(1),
            questions.stream().map(Question::item).toList()));
  }

  @Override
  public void reported(Map<String, Long> pending) {
    List<Object[]> rows = new ArrayList<>();
    pending.forEach((item, minor) -> rows.add(new Object[] {item, minor}));
    sql.changeEach(
        """
        insert into item_balance (item, pending_minor) values (?, ?)
        on conflict (tenant, item) do update set pending_minor = excluded.pending_minor
        """,
        rows);
  }
}
