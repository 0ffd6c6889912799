package io.quittance.receivables;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the ERP said, looked up. Every method runs in the caller's tenant transaction.
 *
 * <p>What is available of an item is the ERP's open amount less what our postings took off it that
 * this amount does not contain yet. A posting is contained when the ERP acknowledged it as booked
 * not later than the {@code asOf} of the import that said the amount.
 */
@Singleton
public class Receivables {
  private static final String ITEMS =
      """
      select i.*, i.open_minor - coalesce(b.pending_minor, 0) as available_minor
      from open_item i left join item_balance b on b.tenant = i.tenant and b.item = i.id
      """;

  /** Rows a search by text shows at most. */
  public static final int MOST_FOUND = 50;

  /** Comes after all that can stand in a number. */
  private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

  private final Sql sql;

  public Receivables(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param id ours, or the ERP's of an item that a posting made
   */
  public Optional<OpenItem> item(String id) {
    return sql.first(ITEMS + "where i.id = ?", StoredItem::read, id)
        .or(() -> sql.first(ITEMS + "where i.erp_number = ?", StoredItem::read, id));
  }

  /** Items of the customer with something available, whatever their status, the oldest first. */
  public List<OpenItem> openItems(String customer) {
    return sql.list(
        ITEMS
            + """
            where i.customer = ? and i.open_minor - coalesce(b.pending_minor, 0) > 0
            order by i.due_date nulls last, i.id
            """,
        StoredItem::read,
        customer);
  }

  /**
   * Items of any customer and any status.
   *
   * @param canonicalNumbers see {@link InvoiceNumber#canonical}
   */
  public List<OpenItem> itemsByNumber(Collection<String> canonicalNumbers) {
    return sql.list(
        ITEMS + "where i.canonical_number = any(?) and i.canonical_number <> '' order by i.id",
        StoredItem::read,
        canonicalNumbers);
  }

  /**
   * Items whose number has one of these skeletons ({@link NumberForms#skeleton}), whatever their
   * customer and status.
   *
   * @param most for each skeleton
   */
  public List<OpenItem> itemsBySkeleton(Collection<String> skeletons, int most) {
    return like(
        """
        select l.id from unnest(?) as sought(skeleton), lateral (
          select id from open_item where number_skeleton = sought.skeleton order by id limit ?) l
        """,
        skeletons,
        most);
  }

  /**
   * Items whose number ends with one of these and is longer.
   *
   * <p>The bounds come ready made, and what is found comes in the order of the index: the rule that
   * keeps tenants apart lets no function see a row before it, so a bound that is computed there, or
   * an order by id, reads every item of the tenant.
   *
   * @param suffixes of canonical numbers; @param most for each suffix
   */
  public List<OpenItem> itemsBySuffix(Collection<String> suffixes, int most) {
    if (suffixes.isEmpty()) {
      return List.of();
    }
    List<String> after = suffixes.stream().map(s -> new StringBuilder(s).reverse() + "").toList();
    return itemsOf(
        """
        select l.id from unnest(?, ?) as sought(after, before), lateral (
          select id from open_item
          where number_backwards > sought.after collate "C"
            and number_backwards < sought.before collate "C"
          order by number_backwards, id limit ?) l
        """,
        after,
        after.stream().map(last -> last + LAST_CHARACTER).toList(),
        most);
  }

  /**
   * Items that carry one of these references of their customer's.
   *
   * @param references see {@link NumberForms#reference}; @param most for each reference
   */
  public List<OpenItem> itemsByReference(Collection<String> references, int most) {
    return like(
        """
        select l.item from unnest(?) as sought(reference), lateral (
          select item from open_item_reference r where r.reference = sought.reference
          order by item limit ?) l
        """,
        references,
        most);
  }

  private List<OpenItem> like(String ids, Collection<String> sought, int most) {
    return sought.isEmpty() ? List.of() : itemsOf(ids, sought, most);
  }

  private List<OpenItem> itemsOf(String ids, Object... arguments) {
    return sql.list(
        ITEMS + "where i.id in (" + ids + ") order by i.id", StoredItem::read, arguments);
  }

  /** Which of these shapes ({@link NumberForms#shape}) the number of an item has. */
  public Set<String> shapesInUse(Collection<String> shapes) {
    return shapes.isEmpty()
        ? Set.of()
        : Set.copyOf(
            sql.list(
                """
                select shape from unnest(?) as sought(shape)
                where exists(select from open_item where number_shape = sought.shape)
                """,
                row -> row.getString(1),
                shapes));
  }

  /**
   * Locks the items in the order of their ids until the transaction ends and returns those that
   * exist, as they are now. Whoever changes an item's amounts holds this lock.
   */
  public List<OpenItem> lock(Collection<String> ids) {
    sql.list(
        "select id from open_item where id = any(?) order by id for update",
        row -> row.getString(1),
        ids);
    // A second statement: the first, when it had to wait, would show the joined row as of before.
    return sql.list(ITEMS + "where i.id = any(?) order by i.id", StoredItem::read, ids);
  }

  public Optional<Customer> customer(String id) {
    return sql.first("select * from customer where id = ?", StoredCustomer::read, id);
  }

  /**
   * @param account in any spelling
   */
  public List<Customer> customersByBankAccount(String account) {
    return sql.list(
        """
        select c.* from customer c
        join customer_bank_account a on a.tenant = c.tenant and a.customer = c.id
        where a.account = ? order by c.id
        """,
        StoredCustomer::read,
        BankAccount.canonical(account));
  }

  public List<Customer> customersByNumber(Collection<String> numbers) {
    return sql.list(
        "select * from customer where number = any(?) order by id limit " + MOST_FOUND,
        StoredCustomer::read,
        numbers);
  }

  /**
   * Customers in whose name or an alias the word stands, whole.
   *
   * @param word as {@link NameWords} has it
   */
  public List<Customer> customersNamedLike(String word, int most) {
    return sql.list(
        """
        select c.* from (
            select customer from customer_name_word where word = ? order by customer limit ?) named
          join customer c on c.id = named.customer
        order by c.id
        """,
        StoredCustomer::read,
        word,
        most);
  }

  /** Customers whose id, number, name or alias holds the text, for people who look for one. */
  public List<Customer> search(String text) {
    String pattern = "%" + escaped(text.strip().toLowerCase(Locale.ROOT)) + "%";
    return sql.list(
        """
        select * from customer
        where lower(id) like ? or lower(number) like ? or lower(name) like ?
          or exists(select from unnest(aliases) alias where lower(alias) like ?)
        order by name, id limit
        """
            + MOST_FOUND,
        StoredCustomer::read,
        pattern,
        pattern,
        pattern,
        pattern);
  }

  /** True when both are one customer, or of one {@link Family}. */
  public boolean sameFamily(String one, String other) {
    return one.equals(other) || new Family(this::customer).related(one, other);
  }

  public boolean hasLegalEntity(String id) {
    return sql.first("select 1 from legal_entity where id = ?", row -> true, id).isPresent();
  }

  public List<String> legalEntities() {
    return sql.list("select id from legal_entity order by id", row -> row.getString(1));
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
