package io.quittance.bank;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import io.quittance.receivables.BankAccount;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Money the bank reported, looked up. Every method runs in the caller's tenant transaction. */
@Singleton
public class Payments {
  /** Of what is announced, receipts; of what is booked, the ledger says what is a receivable. */
  private static final String WITH_MONEY =
      " and p.status <> 'returned' and (p.status = 'pending' and p.nature = 'receipt' or"
          + " coalesce(b.unidentified_minor + b.unapplied_minor, 0) > 0) ";

  private final Sql sql;

  public Payments(Sql sql) {
    this.sql = sql;
  }

  /** By its id, or by one that somebody gave to the same money. */
  public Optional<Payment> payment(String id) {
    return sql.first(StoredPayment.SELECT + "where p.id = ?", StoredPayment::read, id)
        .or(() -> byAlias(id));
  }

  /** Empty when the bank told the money in parts: none of them is all of it. */
  private Optional<Payment> byAlias(String id) {
    List<Payment> found =
        sql.list(
            StoredPayment.SELECT
                + """
                where p.id in (select l.payment from payment_alias a
                  join bank_entry_payment l on l.tenant = a.tenant and l.entry = a.entry
                    and l.current where a.id = ?)
                """,
            StoredPayment::read,
            id);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /**
   * Booked or pending payments with money available that carry the reference, see {@link
   * PaymentReference#carriedBy}.
   *
   * @param reference in any spelling
   */
  public List<Payment> byReference(String reference) {
    if (!PaymentReference.ties(reference)) {
      return List.of();
    }
    return sql
        .list(
            StoredPayment.SELECT
                + "where p.id in (select r.payment from payment_reference r where r.canonical = ?)"
                + WITH_MONEY
                + "order by p.id",
            StoredPayment::read,
            PaymentReference.canonical(reference))
        .stream()
        .filter(payment -> PaymentReference.carriedBy(payment, reference))
        .toList();
  }

  /**
   * Booked or pending payments with money available of exactly this amount.
   *
   * @param from first value date, inclusive
   * @param to last value date, inclusive
   */
  public List<Payment> byAmount(Money amount, LocalDate from, LocalDate to) {
    return sql.list(
        StoredPayment.SELECT
            + "where p.currency = ? and p.amount_minor = ?"
            + " and coalesce(p.value_date, p.booking_date) between ? and ?"
            + WITH_MONEY
            + "order by p.id",
        StoredPayment::read,
        amount.currency().getCurrencyCode(),
        amount.minor(),
        from,
        to);
  }

  /** Payments with money available from this account, in any spelling. */
  public List<Payment> byPayerAccount(String account) {
    return sql.list(
        StoredPayment.SELECT + "where p.payer_account_canonical = ?" + WITH_MONEY + "order by p.id",
        StoredPayment::read,
        BankAccount.canonical(account));
  }

  /**
   * What a list is narrowed to; null where nothing is asked for.
   *
   * @param withMoney only payments with money available
   * @param customer from one of its accounts, or that items of it were paid with
   */
  public record Filter(
      String status,
      String reference,
      String legalEntity,
      boolean withMoney,
      String text,
      String customer) {}

  /** Payments in the order of their ids, after the given one. */
  public List<Payment> list(Filter filter, String after, int count) {
    String pattern =
        filter.text() == null
            ? null
            : "%" + escaped(filter.text().strip().toLowerCase(Locale.ROOT)) + "%";
    return sql.list(
        StoredPayment.SELECT
            + """
            where p.id > ?
              and (cast(? as text) is null or p.status = ?)
              and (cast(? as text) is null or p.legal_entity = ?)
              and (cast(? as text) is null or p.id in
                (select r.payment from payment_reference r where r.canonical = ?))
              and (cast(? as text) is null or lower(p.id) like ? or lower(p.payer_name) like ?
                or lower(p.bank_text) like ?)
              and (cast(? as text) is null
                or p.payer_account_canonical in
                  (select b.account from customer_bank_account b where b.customer = ?)
                or p.id in (select a.payment from application a
                  join open_item i on i.tenant = a.tenant and i.id = a.open_item
                  where i.customer = ?))
            """
            + (filter.withMoney() ? WITH_MONEY : "")
            + " order by p.id limit ?",
        StoredPayment::read,
        after,
        filter.status(),
        filter.status(),
        filter.legalEntity(),
        filter.legalEntity(),
        filter.reference(),
        PaymentReference.canonical(filter.reference()),
        pattern,
        pattern,
        pattern,
        pattern,
        filter.customer(),
        filter.customer(),
        filter.customer(),
        count);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /**
   * Locks the payment until the transaction ends and returns it as it is now. Whoever moves a
   * payment's money holds this lock.
   *
   * @param id the payment's own, no alias
   */
  public Optional<Payment> lock(String id) {
    if (sql.first("select id from payment where id = ? for update", row -> true, id).isEmpty()) {
      return Optional.empty();
    }
    // A second statement: the first, when it had to wait, would show the balance as of before.
    return payment(id);
  }
}
