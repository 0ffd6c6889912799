package io.quittance.bank;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entries and questions as the API shows them. In the caller's tenant transaction. */
@Singleton
class ListBankEntries {
  private static final String SELECT =
      """
      select e.*,
        array(select payment from bank_entry_payment p
          where p.tenant = e.tenant and p.entry = e.id and p.current order by payment) as payments,
        array(select distinct lower(channel) from bank_report r
          where r.tenant = e.tenant and r.entry = e.id order by 1) as channels
      from bank_entry e
      """;

  private final Sql sql;

  ListBankEntries(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param rule null when the direction alone decides
   * @param payments what it brought, without a total that its transactions replaced
   * @param channels the reports that told of it
   */
  record EntryView(
      String id,
      String account,
      String direction,
      String amount,
      String currency,
      LocalDate day,
      LocalDate valueDate,
      String reference,
      boolean pending,
      String nature,
      String rule,
      List<String> payments,
      List<String> channels) {}

  /**
   * @param answer null while it is open
   */
  record QuestionView(
      UUID id,
      String kind,
      String account,
      String entry,
      String message,
      Instant openedAt,
      String answer,
      String answeredBy,
      String note) {}

  /** Filters are null where nothing is asked for. */
  List<EntryView> list(String account, String nature, String rule, String after, int count) {
    return sql.list(
        SELECT
            + """
            where e.id > ?
              and (cast(? as text) is null or e.account = ?)
              and (cast(? as text) is null or e.nature = ?)
              and (cast(? as text) is null or e.rule = ?)
            order by e.id limit ?
            """,
        ListBankEntries::entry,
        after,
        account,
        account,
        nature,
        nature,
        rule,
        rule,
        count);
  }

  Optional<EntryView> one(String id) {
    return sql.first(SELECT + "where e.id = ?", ListBankEntries::entry, id);
  }

  /**
   * The oldest first.
   *
   * @param open true for those that wait for an answer, false for those that have one
   * @param after the last id of the page before; null for the first page
   */
  List<QuestionView> questions(boolean open, UUID after, int count) {
    return sql.list(
        """
        select q.* from bank_question q
        left join bank_question last on last.tenant = q.tenant and last.id = ?
        where (q.answer is null) = ?
          and (last.id is null or (q.opened_at, q.id) > (last.opened_at, last.id))
        order by q.opened_at, q.id limit ?
        """,
        ListBankEntries::question,
        after,
        open,
        count);
  }

  QuestionView question(UUID id) {
    return sql.first("select * from bank_question where id = ?", ListBankEntries::question, id)
        .orElseThrow();
  }

  private static EntryView entry(ResultSet row) throws SQLException {
    Money amount = Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"));
    return new EntryView(
        row.getString("id"),
        row.getString("account"),
        row.getString("direction"),
        amount.toPlainString(),
        amount.currency().getCurrencyCode(),
        Sql.date(row, "day"),
        Sql.date(row, "value_date"),
        row.getString("reference"),
        row.getBoolean("pending"),
        row.getString("nature"),
        row.getString("rule"),
        Sql.texts(row, "payments"),
        Sql.texts(row, "channels"));
  }

  private static QuestionView question(ResultSet row) throws SQLException {
    return new QuestionView(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("account"),
        row.getString("entry"),
        row.getString("message"),
        Sql.instant(row, "opened_at"),
        row.getString("answer"),
        row.getString("answered_by"),
        row.getString("note"));
  }
}
