package io.quittance.calls;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What models take, as the installation was told. Without a price a call has no cost, which is not
 * the same as a cost of zero.
 */
final class PriceTable {
  static final String VARIABLE = "QUITTANCE_MODEL_PRICES";

  /** {@code openai/gpt-x=0.75/4.50 USD}. A name may hold everything but commas and equals signs. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "([^=,\\s]+/[^=,\\s]+)\\s*=\\s*([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*/\\s*"
              + "([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s+([A-Z]{3})");

  private final Map<String, Price> prices;

  private PriceTable(Map<String, Price> prices) {
    this.prices = prices;
  }

  /**
   * @param text entries with commas between them, {@code PROVIDER/MODEL=INPUT/OUTPUT CURRENCY},
   *     each price for a million tokens; null or blank for none
   * @throws IllegalArgumentException naming the entry that cannot be read
   */
  static PriceTable of(String text) {
    Map<String, Price> prices = new LinkedHashMap<>();
    if (text != null && !text.isBlank()) {
      for (String entry : text.split(",", -1)) {
        if (!entry.isBlank()) {
          add(prices, entry.strip());
        }
      }
    }
    return new PriceTable(prices);
  }

  private static void add(Map<String, Price> prices, String entry) {
    Matcher parts = ENTRY.matcher(entry);
    if (!parts.matches() || !known(parts.group(4))) {
      throw new IllegalArgumentException(
          VARIABLE
              + " takes entries such as openai/gpt-x=0.75/4.50 USD, for a million tokens of"
              + " questions and of answers; one was "
              + entry);
    }
    Price price =
        new Price(
            new BigDecimal(parts.group(2)),
            new BigDecimal(parts.group(3)),
            Currency.getInstance(parts.group(4)));
    if (prices.put(parts.group(1), price) != null) {
      throw new IllegalArgumentException(VARIABLE + " has two prices for " + parts.group(1));
    }
  }

  private static boolean known(String currency) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(known -> known.getCurrencyCode().equals(currency));
  }

  /**
   * @param model provider and name, {@code openai/gpt-x}
   */
  Optional<Price> ofModel(String model) {
    return Optional.ofNullable(prices.get(model));
  }
}
