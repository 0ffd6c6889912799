package io.quittance.bank;

import io.quittance.database.Sql;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cash book of a few columns: what each payment brought, what is set aside, what went back. */
final class CashInTest implements CashBook {
  private final Sql sql;

  CashInTest(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Optional<LocalDate> postingDate(String legalEntity, LocalDate wished) {
    return Optional.of(wished == null ? LocalDate.of(2026, 3, 5) : wished)
        .filter(date -> date.getYear() > 2020);
  }

  @Override
  public void booked(List<Payment> received) {
    for (Payment payment : received) {
      sql.change(
          """
          insert into payment_balance (payment, amount_minor, unidentified_minor)
          values (?, ?, ?)
          """,
          payment.id(),
          payment.amount().minor(),
          payment.amount().minor());
    }
  }

  @Override
  public boolean setAside(Payment payment, String nature, String rule) {
    return sql.change(
            """
            update payment_balance set unidentified_minor = 0, not_receivable_minor = amount_minor
            where payment = ? and unidentified_minor = amount_minor
            """,
            payment.id())
        > 0;
  }

  @Override
  public boolean bringBack(Payment payment) {
    return sql.change(
            """
            update payment_balance set unidentified_minor = amount_minor, not_receivable_minor = 0
            where payment = ? and not_receivable_minor = amount_minor
            """,
            payment.id())
        > 0;
  }

  @Override
  public void returned(Payment payment) {
    sql.change(
        """
        update payment_balance set unidentified_minor = 0, returned_minor = amount_minor
        where payment = ?
        """,
        payment.id());
  }

  @Override
  public PartTaken returnedInPart(Payment payment, Money part, String entry, Set<String> items) {
    boolean taken =
        sql.change(
                """
                update payment_balance set unidentified_minor = unidentified_minor - ?,
                  returned_minor = returned_minor + ? where payment = ? and unidentified_minor >= ?
                """,
                part.minor(),
                part.minor(),
                payment.id(),
                part.minor())
            > 0;
    return taken
        ? PartTaken.of(PartTaken.Result.TAKEN)
        : new PartTaken(PartTaken.Result.WHICH_APPLICATIONS, List.of("EUR 1.00 on I"));
  }
}
