package io.quittance.figures;

import io.quittance.database.Sql;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the receipts of a period and those of which every cent found its item without a person.
 * What the bank took back, and what was found to be no receivable, is no receipt to apply.
 */
class ReceivedPayments {
  /** A group takes the payment to which the first of its applications belongs. */
  private static final String RECEIPTS =
      """
      from (select distinct payment from posting
        where kind = 'receipt' and recorded_at >= ? and recorded_at < ?) y
      join payment_balance b on b.tenant = current_tenant() and b.payment = y.payment
      left join lateral (
        select a.open_item, q.decision from application a
        join posting q on q.tenant = a.tenant and q.id = a.posting
        where ? and a.tenant = b.tenant and a.payment = b.payment
        order by a.sequence limit 1) w on true
      left join decision d on d.tenant = b.tenant and d.id = w.decision
      left join lateral (
        select coalesce((select o.customer from open_item o where o.tenant = b.tenant
            and o.id = w.open_item), b.unapplied_customer) as customer) i on true
      left join message m on m.tenant = d.tenant and m.id = d.message_id
      where b.returned_minor + b.not_receivable_minor < b.amount_minor
      """;

  private static final String TOUCHLESS =
      """
      b.unidentified_minor = 0 and b.unapplied_minor = 0 and not exists (
        select from posting q join decision by_whom on by_whom.tenant = q.tenant
          and by_whom.id = q.decision
        where q.tenant = b.tenant and q.payment = b.payment and q.kind <> 'receipt'
          and by_whom.actor not in
      """
          + AppliedLines.NO_PERSON
          + ")";

  private final Sql sql;

  ReceivedPayments(Sql sql) {
    this.sql = sql;
  }

  /** By the key of the group. */
  Map<String, Share> count(Period period, Grouping by) {
    Map<String, Share> shares = new HashMap<>();
    sql.list(
        "select "
            + by.key()
            + " as key, count(*) as received, count(*) filter (where "
            + TOUCHLESS
            + ") as touchless "
            + RECEIPTS
            + " group by 1",
        row ->
            shares.put(
                row.getString("key"), new Share(row.getLong("touchless"), row.getLong("received"))),
        period.start(),
        period.end(),
        by != Grouping.ALL);
    return shares;
  }
}
