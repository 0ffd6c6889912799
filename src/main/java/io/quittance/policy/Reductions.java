package io.quittance.policy;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Why less than what is open may have been paid, beside discount and tolerance. For each currency
 * on its own: nothing given, nothing explained.
 *
 * @param currencies by currency code
 * @param reasons words and codes that customers print, in lower case, and the tenant's reason code
 *     for each
 */
public record Reductions(Map<String, OfCurrency> currencies, Map<String, String> reasons) {
  public static final Reductions NONE = new Reductions(Map.of(), Map.of());

  /** Reason code of a difference in the last places, written off. */
  public static final String ROUNDING = "rounding";

  /** Reason code of what a bank kept and we bear. */
  public static final String BANK_FEE = "bank-fee";

  /**
   * Each null where it explains nothing.
   *
   * @param withholdingPercent of what is open, withheld by the customer and paid to the tax office
   * @param withholdingReason our reason code for it
   * @param bankFee most that a bank may have kept of an item's payment
   * @param rounding most that is missing by rounding
   * @param deduction most that a customer may keep back for a reason we know; it is owed on
   * @param receiptShort most that a payment may be less than its advice's total, written off
   */
  public record OfCurrency(
      BigDecimal withholdingPercent,
      String withholdingReason,
      BigDecimal bankFee,
      BigDecimal rounding,
      BigDecimal deduction,
      BigDecimal receiptShort) {
    public static final OfCurrency NOTHING = new OfCurrency(null, null, null, null, null, null);
  }

  public Reductions {
    currencies = Collections.unmodifiableMap(new TreeMap<>(currencies));
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
  }

  public OfCurrency of(Money amount) {
    return currencies.getOrDefault(amount.currency().getCurrencyCode(), OfCurrency.NOTHING);
  }

  /** The tax withheld from this amount, rounded half up to the minor unit; zero for none. */
  public Money withheld(Money open) {
    BigDecimal percent = of(open).withholdingPercent();
    return percent == null
        ? Money.zero(open.currency())
        : Money.of(
            open.amount()
                .multiply(percent)
                .movePointLeft(2)
                .setScale(Money.scaleOf(open.currency()), RoundingMode.HALF_UP),
            open.currency());
  }

  /** True when the difference is one and not beyond the limit; a limit that is null covers none. */
  public static boolean within(Money difference, BigDecimal limit) {
    return limit != null && difference.isPositive() && difference.amount().compareTo(limit) <= 0;
  }

  /**
   * Our codes for a printed reason: the one mapped from all of it, else those mapped from words in
   * it. Several are a question.
   */
  public Set<String> codes(String printed) {
    if (printed == null) {
      return Set.of();
    }
    String text = printed.strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(reasons.get(text))
        .map(Set::of)
        .orElseGet(
            () -> {
              Set<String> found = new TreeSet<>();
              String words = " " + text.replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
              reasons.forEach(
                  (word, code) -> {
                    String sought = " " + word.replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
                    if (!sought.isBlank() && words.contains(sought)) {
                      found.add(code);
                    }
                  });
              return found;
            });
  }
}
