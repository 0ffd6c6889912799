package io.quittance.receivables;

import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lists of the API, in the order of ids, page by page. */
@Singleton
class ListReceivables {
  private final Sql sql;

  ListReceivables(Sql sql) {
    this.sql = sql;
  }

  /** Filters are null where nothing is asked for. */
  record ItemFilter(
      String customer, String legalEntity, String number, String status, String text) {}

  Page<OpenItemView> items(ItemFilter filter, Limit limit, Cursor cursor) {
    List<OpenItem> found =
        sql.list(
            """
            select i.*, i.open_minor - coalesce(b.pending_minor, 0) as available_minor
            from open_item i left join item_balance b on b.tenant = i.tenant and b.item = i.id
            where i.id > ?
              and (cast(? as text) is null or i.customer = ?)
              and (cast(? as text) is null or i.legal_entity = ?)
              and (cast(? as text) is null or i.canonical_number = ?)
              and (cast(? as text) is null or i.status = ?)
              and (cast(? as text) is null or lower(i.number) like ? or lower(i.id) like ?)
            order by i.id limit ?
            """,
            StoredItem::read,
            after(cursor),
            filter.customer(),
            filter.customer(),
            filter.legalEntity(),
            filter.legalEntity(),
            filter.number(),
            filter.number() == null ? null : InvoiceNumber.canonical(filter.number()),
            filter.status(),
            filter.status(),
            filter.text(),
            pattern(filter.text()),
            pattern(filter.text()),
            limit.plusOne());
    return Page.of(found, limit, item -> Cursor.of(item.id()), OpenItemView::of);
  }

  Optional<CustomerView> customer(String id) {
    return sql.first("select * from customer where id = ?", CustomerView::read, id);
  }

  Page<CustomerView> customers(String number, String text, Limit limit, Cursor cursor) {
    List<CustomerView> found =
        sql.list(
            """
            select * from customer
            where id > ?
              and (cast(? as text) is null or number = ?)
              and (cast(? as text) is null or lower(name) like ? or lower(number) like ?
                or lower(id) like ? or exists(select from unnest(aliases) a where lower(a) like ?))
            order by id limit ?
            """,
            CustomerView::read,
            after(cursor),
            number,
            number,
            text,
            pattern(text),
            pattern(text),
            pattern(text),
            pattern(text),
            limit.plusOne());
    return Page.of(found, limit, customer -> Cursor.of(customer.id()), customer -> customer);
  }

  /** An import that contradicted what we applied. */
  public record Conflict(
      long id,
      String openItem,
      String code,
      String message,
      String said,
      Instant asOf,
      Instant recordedAt) {

    private static Conflict read(ResultSet row) throws SQLException {
      return new Conflict(
          row.getLong("id"),
          row.getString("item"),
          row.getString("code"),
          row.getString("message"),
          row.getString("said"),
          Sql.instant(row, "as_of"),
          Sql.instant(row, "recorded_at"));
    }
  }

  Page<Conflict> conflicts(Limit limit, Cursor cursor) {
    List<Conflict> found =
        sql.list(
            "select * from import_conflict where id > ? order by id limit ?",
            Conflict::read,
            afterNumber(cursor),
            limit.plusOne());
    return Page.of(found, limit, c -> Cursor.of(Long.toString(c.id())), c -> c);
  }

  private static long afterNumber(Cursor cursor) {
    try {
      return cursor == null ? 0 : Long.parseLong(cursor.keys(1).get(0));
    } catch (NumberFormatException e) {
      throw Cursor.malformed();
    }
  }

  static String after(Cursor cursor) {
    return cursor == null ? "" : cursor.keys(1).get(0);
  }

  private static String pattern(String text) {
    return text == null
        ? null
        : "%" + Receivables.escaped(text.strip().toLowerCase(Locale.ROOT)) + "%";
  }
}
