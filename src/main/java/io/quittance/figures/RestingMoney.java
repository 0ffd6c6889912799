package io.quittance.figures;

import io.quittance.database.Sql;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Sums the money that is on no item now, by age. In the caller's tenant transaction. */
class RestingMoney {
  private static final String AGE =
      "(?::date - coalesce(y.value_date, y.booking_date,"
          + " (y.imported_at at time zone 'UTC')::date))";

  private final Sql sql;

  RestingMoney(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param customer to whose account the unapplied money stands; null where all are summed, and for
   *     money of unknown payers
   */
  record Resting(String customer, Currency currency, AgedMoney unapplied, AgedMoney unidentified) {}

  /** One for each currency and, when asked for, customer. */
  List<Resting> sum(LocalDate today, boolean byCustomer) {
    String customer = byCustomer ? "unapplied_customer" : "null::text";
    return sql.list(
        "select "
            + customer
            + " as customer, currency, "
            + AgedMoney.columns("unapplied", "unapplied_minor", "age", "true")
            + ", "
            + AgedMoney.columns("unidentified", "unidentified_minor", "age", "true")
            + " from (select b.unapplied_customer, y.currency, b.unapplied_minor,"
            + " b.unidentified_minor, "
            + AGE
            + " as age from payment_balance b"
            + " join payment y on y.tenant = b.tenant and y.id = b.payment"
            + " where b.unapplied_minor > 0 or b.unidentified_minor > 0) resting"
            + " group by 1, currency order by 1, currency",
        row -> {
          Currency currency = Currency.getInstance(row.getString("currency"));
          return new Resting(
              row.getString("customer"),
              currency,
              AgedMoney.read(row, "unapplied", currency),
              AgedMoney.read(row, "unidentified", currency));
        },
        today);
  }
}
