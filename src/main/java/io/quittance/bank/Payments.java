package io.quittance.bank;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import io.quittance.receivables.BankAccount;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Money the bank reported, looked up. Every method runs in the caller's tenant transaction. */
@Singleton
public class Payments {
  private static final String WITH_MONEY =
      " and p.status <> 'returned' and p.nature = 'receipt' and (p.status = 'pending' or"
          + " coalesce(b.unidentified_minor + b.unapplied_minor, 0) > 0) ";

  private final Sql sql;

  public Payments(Sql sql) {
    this.sql = sql;
  }

  public Optional<Payment> payment(String id) {
    return sql.first(StoredPayment.SELECT + "where p.id = ?", StoredPayment::read, id);
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
   * Locks the payment until the transaction ends and returns it as it is now. Whoever moves a
   * payment's money holds this lock.
   */
  public Optional<Payment> lock(String id) {
    if (sql.first("select id from payment where id = ? for update", row -> true, id).isEmpty()) {
      return Optional.empty();
    }
    // A second statement: the first, when it had to wait, would show the balance as of before.
    return payment(id);
  }
}
