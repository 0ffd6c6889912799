package io.quittance.ledger;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was applied, looked up. Every method runs in the caller's tenant transaction. */
@Singleton
public class Applications {
  private static final String SELECT =
      """
      select a.*, r.reason as reversal_reason, d.message, d.actor,
        (select back.reason_code from posting q
          join decision back on back.tenant = q.tenant and back.id = q.decision
          where q.tenant = r.tenant and q.id = r.posting) as reversal_code,
        array(select role from application_part p
          where p.tenant = a.tenant and p.application = a.id order by line) as part_roles,
        array(select amount_minor::text from application_part p
          where p.tenant = a.tenant and p.application = a.id order by line) as part_amounts,
        array(select coalesce(reason_code, '') from application_part p
          where p.tenant = a.tenant and p.application = a.id order by line) as part_reasons,
        array(select coalesce(created_item, '') from application_part p
          where p.tenant = a.tenant and p.application = a.id order by line) as part_items
      from application a
      join posting p on p.tenant = a.tenant and p.id = a.posting
      join decision d on d.tenant = p.tenant and d.id = p.decision
      left join application_reversal r on r.tenant = a.tenant and r.application = a.id
      """;

  private final Sql sql;

  public Applications(Sql sql) {
    this.sql = sql;
  }

  /** Null where nothing is asked for. */
  public record Filter(String message, String payment, String openItem, AppliedView.State state) {}

  /**
   * In the order in which they were applied, after the given sequence. Only what is asked for
   * stands in the statement: with a condition for what is not, the database would read all
   * applications there are in their order.
   */
  public List<AppliedView> list(Filter filter, long after, int count) {
    StringBuilder where = new StringBuilder("where a.sequence > ?");
    List<Object> arguments = new ArrayList<>(List.of(after));
    if (filter.message() != null) {
      where.append(" and d.message = ?");
      arguments.add(filter.message());
    }
    if (filter.payment() != null) {
      where.append(" and a.payment = ?");
      arguments.add(filter.payment());
    }
    if (filter.openItem() != null) {
      where.append(" and a.open_item = ?");
      arguments.add(filter.openItem());
    }
    if (filter.state() != null) {
      where.append(" and (r.application is null) = ?");
      arguments.add(filter.state() == AppliedView.State.APPLIED);
    }
    arguments.add(count);
    return sql.list(
        SELECT + where + " order by a.sequence limit ?", AppliedView::read, arguments.toArray());
  }

  /** All that followed the advice of a message. */
  public List<AppliedView> ofMessage(String message) {
    return list(new Filter(message, null, null, null), 0, RequestShape.MOST_APPLICATIONS);
  }

  /** All of one posting. */
  public List<AppliedView> ofPosting(String posting) {
    return sql.list(SELECT + "where a.posting = ? order by a.sequence", AppliedView::read, posting);
  }

  public Optional<AppliedView> application(String id) {
    return sql.first(SELECT + "where a.id = ?", AppliedView::read, id);
  }
}
