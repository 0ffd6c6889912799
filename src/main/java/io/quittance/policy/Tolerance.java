package io.quittance.policy;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much less than what is due settles an item, for each currency on its own. A currency that is
 * not named has no tolerance: nothing is converted.
 *
 * @param currencies limits by currency code
 */
public record Tolerance(Map<String, Limit> currencies) {
  public static final Tolerance NONE = new Tolerance(Map.of());

  /**
   * The lower of both counts; where one is missing there is no tolerance at all.
   *
   * @param amount in the currency, or null
   * @param percent of what is open on the item, or null
   */
  public record Limit(BigDecimal amount, BigDecimal percent) {}

  public Tolerance {
    currencies = Collections.unmodifiableMap(new TreeMap<>(currencies));
  }

  /** The largest difference that counts as settled, in whole minor units; zero for none. */
  public Money of(Money open) {
    Limit limit = currencies.get(open.currency().getCurrencyCode());
    if (limit == null || limit.amount() == null || limit.percent() == null) {
      return Money.zero(open.currency());
    }
    BigDecimal share = open.amount().multiply(limit.percent()).movePointLeft(2).min(limit.amount());
    return Money.of(
        share.setScale(Money.scaleOf(open.currency()), RoundingMode.DOWN), open.currency());
  }
}
