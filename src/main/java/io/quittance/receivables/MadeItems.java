package io.quittance.receivables;

import io.quittance.api.ImportRow;
import io.quittance.database.Sql;
import io.quittance.receivables.OpenItem.Kind;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Items that postings made, such as deductions, once the ERP has booked them under an id of its
 * own: a row that refers to ours and is the same claim is that item and no second one. It keeps our
 * id, by which the journal names it, and gets the ERP's number.
 */
@Singleton
class MadeItems {
  /** How ids of made items begin, as postings write them. */
  private static final List<String> PREFIXES = List.of("DED-", "ONA-");

  private final Sql sql;

  MadeItems(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param erpId what the ERP calls it, or null
   */
  private record Made(
      String id,
      String customer,
      String legalEntity,
      Kind kind,
      String currency,
      long minor,
      String erpId) {
    static Made read(ResultSet row) throws SQLException {
      return new Made(
          row.getString("id"),
          row.getString("customer"),
          row.getString("legal_entity"),
          Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
          row.getString("currency"),
          row.getLong("amount_minor"),
          row.getString("erp_number"));
    }

    /** A credit memo that settles a deduction refers to it too, and is another item. */
    boolean sameSide(ItemDraft draft) {
      return kind.credit() == draft.kind().credit();
    }

    /** Once it is the ERP's, what the ERP says of it is judged as of any item. */
    boolean sameClaim(ItemDraft draft) {
      return erpId == null
          ? customer.equals(draft.customer())
              && legalEntity.equals(draft.legalEntity())
              && currency.equals(draft.amount().currency().getCurrencyCode())
              && minor == draft.amount().minor()
          : erpId.equals(draft.id());
    }

    /** An invoice of the ERP may be what a posting made as a debit memo. */
    ItemDraft under(ItemDraft draft) {
      return draft.kind() != null && sameSide(draft) ? draft.as(id, kind) : draft.as(id);
    }
  }

  /**
   * The rows under the ids that their items have here. A row that refers to a made item and is not
   * the same claim is refused: its money would count twice.
   */
  Map<ImportRow, ItemDraft> ours(Map<ImportRow, ItemDraft> read) {
    Map<String, Made> known =
        known(read.values().stream().map(ItemDraft::id).filter(Objects::nonNull).toList());
    Map<String, Made> made = made(read.values().stream().flatMap(MadeItems::named).toList());
    Set<String> twice = made.isEmpty() ? Set.of() : open(read.values());
    Map<ImportRow, ItemDraft> ours = new LinkedHashMap<>();
    read.forEach(
        (row, draft) -> {
          Made its = known.get(draft.id());
          if (its == null && row.fault().isEmpty()) {
            its = meant(row, draft, made, twice);
          }
          ours.put(row, its == null ? draft : its.under(draft));
        });
    return ours;
  }

  /** The item that the row is, or null; also when the row is refused for it. */
  private static Made meant(
      ImportRow row, ItemDraft draft, Map<String, Made> made, Set<String> twice) {
    List<Made> meant =
        named(draft)
            .map(made::get)
            .filter(Objects::nonNull)
            .filter(one -> one.sameSide(draft) && !one.id().equals(draft.id()))
            .toList();
    if (meant.size() == 1 && meant.get(0).sameClaim(draft) && !twice.contains(draft.id())) {
      return meant.get(0);
    }
    if (!meant.isEmpty()) {
      row.refuse(
          "references",
          "made-item-differs",
          "Open item "
              + draft.id()
              + " refers to "
              + meant.get(0).id()
              + ", which a posting made, and is another claim or a second one; it is not counted"
              + " beside it.");
    }
    return null;
  }

  private static Stream<String> named(ItemDraft draft) {
    return draft.references() == null
        ? Stream.empty()
        : draft.references().stream()
            .map(OpenItem.Reference::value)
            .filter(value -> PREFIXES.stream().anyMatch(value::startsWith))
            .distinct();
  }

  /** Those that the ERP took over, by its id. */
  private Map<String, Made> known(Collection<String> erpIds) {
    Map<String, Made> known = new HashMap<>();
    sql.list(
        "select * from open_item where erp_number = any(?)",
        row -> known.put(row.getString("erp_number"), Made.read(row)),
        erpIds);
    return known;
  }

  /** Which of the rows that refer to made items are open items of their own already. */
  private Set<String> open(Collection<ItemDraft> read) {
    List<String> ids =
        read.stream()
            .filter(draft -> named(draft).findAny().isPresent())
            .map(ItemDraft::id)
            .filter(Objects::nonNull)
            .toList();
    return Set.copyOf(
        sql.list(
            "select id from open_item where id = any(?) and status <> 'closed'",
            row -> row.getString(1),
            ids));
  }

  private Map<String, Made> made(Collection<String> ids) {
    Map<String, Made> made = new HashMap<>();
    if (!ids.isEmpty()) {
      sql.list(
          """
          select i.* from open_item i
          join created_item c on c.tenant = i.tenant and c.item = i.id where i.id = any(?)
          """,
          row -> made.put(row.getString("id"), Made.read(row)),
          ids);
    }
    return made;
  }

  /**
   * @param erpIds by our id
   */
  void keep(Map<String, String> erpIds) {
    sql.changeEach(
        "update open_item set erp_number = ? where id = ? and erp_number is null",
        erpIds.entrySet().stream()
            .map(each -> new Object[] {each.getValue(), each.getKey()})
            .toList());
  }
}
