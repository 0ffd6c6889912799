package io.quittance.ledger;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Applications as the ledger's own parts read them. */
@Singleton
class StoredApplications {
  private static final String SELECT =
      """
      select a.*, p.legal_entity,
        exists(select from application_reversal r where r.application = a.id) as reversed
      from application a join posting p on p.tenant = a.tenant and p.id = a.posting
      """;

  private final Sql sql;

  StoredApplications(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param legalEntity of its posting
   * @param taken minor units that its item's available amount fell by
   */
  record Stored(
      String id,
      String posting,
      String legalEntity,
      String payment,
      String item,
      boolean credit,
      long taken,
      boolean reversed) {}

  Optional<Stored> find(String application) {
    return sql.first(SELECT + "where a.id = ?", StoredApplications::read, application);
  }

  /** In order. */
  List<Stored> ofPosting(String posting) {
    return sql.list(
        SELECT + "where a.posting = ? order by a.sequence", StoredApplications::read, posting);
  }

  /** Those of a posting that nothing has taken back yet. */
  List<Stored> activeOf(String posting) {
    return ofPosting(posting).stream().filter(a -> !a.reversed()).toList();
  }

  /** In order. */
  List<Stored> ofPayment(String payment) {
    return sql.list(
        SELECT + "where a.payment = ? order by a.sequence", StoredApplications::read, payment);
  }

  /** Messages whose advice they followed. */
  List<String> messagesBehind(Collection<String> applications) {
    return sql.list(
        """
        select distinct d.message from application a
        join posting p on p.tenant = a.tenant and p.id = a.posting
        join decision d on d.tenant = p.tenant and d.id = p.decision
        where a.id = any(?) and d.message is not null
        """,
        row -> row.getString(1),
        applications);
  }

  void reversed(Collection<String> applications, String posting, String reason) {
    sql.changeEach(
        "insert into application_reversal (application, posting, reason) values (?, ?, ?)",
        applications.stream().map(id -> new Object[] {id, posting, reason}).toList());
  }

  private static Stored read(ResultSet row) throws SQLException {
    return new Stored(
        row.getString("id"),
        row.getString("posting"),
        row.getString("legal_entity"),
        row.getString("payment"),
        row.getString("open_item"),
        row.getBoolean("credit"),
        row.getLong("amount_minor")
            + row.getLong("discount_minor")
            + row.getLong("write_off_minor")
            + row.getLong("parts_minor"),
        row.getBoolean("reversed"));
  }
}
