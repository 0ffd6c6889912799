package io.quittance.ledger;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
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

  /** In the order in which they were applied, after the given sequence. */
  public List<AppliedView> list(Filter filter, long after, int count) {
    String state = filter.state() == null ? null : filter.state().name();
    return sql.list(
        SELECT
            + """
            where a.sequence > ?
              and (cast(? as text) is null or d.message = ?)
              and (cast(? as text) is null or a.payment = ?)
              and (cast(? as text) is null or a.open_item = ?)
              and (cast(? as text) is null or (r.application is null) = (? = 'APPLIED'))
            order by a.sequence limit ?
            """,
        AppliedView::read,
        after,
        filter.message(),
        filter.message(),
        filter.payment(),
        filter.payment(),
        filter.openItem(),
        filter.openItem(),
        state,
        state,
        count);
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
