package io.quittance.model;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What models take, as the installation was told: none is built in, a list price is old within
 * months. Without a price a call has no cost, which is not the same as a cost of zero.
 *
 * @param byModel by the id that readings carry, {@code openai/gpt-x}
 */
public record ModelPrices(Map<String, ModelPrice> byModel) {
  public static final String VARIABLE = "QUITTANCE_MODEL_PRICES";
  public static final ModelPrices NONE = new ModelPrices(Map.of());

  private static final int MOST = 100;

  /** {@code openai/gpt-x=0.75/4.50 USD}. A name may hold everything but commas and equals signs. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "([^=,\\s]+/[^=,\\s]+)\\s*=\\s*([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*/\\s*"
              + "([0-9]{1,9}(?:\\.[0-9]{1,9})?)(?:\\s+([A-Z]{3}))?");

  public ModelPrices {
    byModel = Map.copyOf(byModel);
  }

  /**
   * @param text entries with commas between them, {@code PROVIDER/MODEL=INPUT/OUTPUT CURRENCY},
   *     each price for a million tokens, the currency where it matters; null or blank for none
   * @throws IllegalArgumentException naming the entry that cannot be read
   */
  public static ModelPrices of(String text) {
    if (text == null || text.isBlank()) {
      return NONE;
    }
    Map<String, ModelPrice> prices = new LinkedHashMap<>();
    for (String entry : text.split(",", MOST)) {
      if (!entry.isBlank()) {
        add(prices, entry.strip());
      }
    }
    return new ModelPrices(prices);
  }

  private static void add(Map<String, ModelPrice> prices, String entry) {
    Matcher parts = ENTRY.matcher(entry);
    if (!parts.matches() || (parts.group(4) != null && !known(parts.group(4)))) {
      throw wrong(entry);
    }
    Currency currency = parts.group(4) == null ? null : Currency.getInstance(parts.group(4));
    ModelPrice price =
        new ModelPrice(new BigDecimal(parts.group(2)), new BigDecimal(parts.group(3)), currency);
    if (prices.put(parts.group(1), price) != null) {
      throw new IllegalArgumentException(VARIABLE + " has two prices for " + parts.group(1));
    }
  }

  private static IllegalArgumentException wrong(String entry) {
    return new IllegalArgumentException(
        VARIABLE
            + " takes entries such as openai/gpt-x=0.75/4.50 USD, for a million tokens of"
            + " questions and of answers; one was "
            + entry);
  }

  private static boolean known(String currency) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(known -> known.getCurrencyCode().equals(currency));
  }

  /**
   * The same, to add up by currency.
   *
   * @throws IllegalArgumentException when one has no currency, naming its model
   */
  public ModelPrices inCurrencies() {
    byModel.forEach(
        (model, price) -> {
          if (price.currency() == null) {
            throw wrong(model + ", which has no currency");
          }
        });
    return this;
  }

  public Optional<ModelPrice> ofModel(String model) {
    return Optional.ofNullable(byModel.get(model));
  }

  /** Empty when the model has no price here: that is unknown, and not nothing. */
  public Optional<BigDecimal> cost(String model, Answer.Usage usage) {
    return ofModel(model).map(price -> price.of(usage.inputTokens(), usage.outputTokens()));
  }
}
