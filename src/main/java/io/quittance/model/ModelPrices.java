package io.quittance.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What models cost, as their users were told: none is built in, a list price is old within months.
 *
 * @param byModel by the id that readings carry, {@code openai/gpt-x}
 */
public record ModelPrices(Map<String, Price> byModel) {
  public static final String VARIABLE = "QUITTANCE_MODEL_PRICES";
  public static final ModelPrices NONE = new ModelPrices(Map.of());

  private static final String FORM =
      VARIABLE + " is a list such as openai/gpt-x=0.75/4.50,anthropic/claude-y=1/5";
  private static final int MOST = 100;
  private static final Pattern CURRENCY = Pattern.compile("\\s[A-Z]{3}\\s*$");

  /**
   * In one currency, whichever it is, for a million tokens each.
   *
   * @param input of what the model reads
   * @param output of what it answers
   */
  public record Price(BigDecimal input, BigDecimal output) {}

  public ModelPrices {
    byModel = Map.copyOf(byModel);
  }

  /**
   * @param text {@code MODEL=INPUT/OUTPUT,...}, each with or without a currency behind it, as the
   *     service wants it; null or blank for none
   * @throws IllegalArgumentException for anything else, saying what is right
   */
  public static ModelPrices of(String text) {
    if (text == null || text.isBlank()) {
      return NONE;
    }
    Map<String, Price> prices = new LinkedHashMap<>();
    for (String entry : text.split(",", MOST)) {
      int equals = entry.lastIndexOf('=');
      int slash = entry.indexOf('/', Math.max(0, equals));
      if (equals < 1 || slash < 0) {
        throw new IllegalArgumentException(FORM + "; it was " + text);
      }
      prices.put(
          entry.substring(0, equals).strip(),
          new Price(
              number(entry.substring(equals + 1, slash)),
              number(CURRENCY.matcher(entry.substring(slash + 1)).replaceFirst(""))));
    }
    return new ModelPrices(prices);
  }

  /** Empty when the model has no price here: that is unknown, and not nothing. */
  public Optional<BigDecimal> cost(String model, Answer.Usage usage) {
    return Optional.ofNullable(byModel.get(model))
        .map(
            price ->
                price
                    .input()
                    .multiply(BigDecimal.valueOf(usage.inputTokens()))
                    .add(price.output().multiply(BigDecimal.valueOf(usage.outputTokens())))
                    .divide(BigDecimal.valueOf(1_000_000), MathContext.DECIMAL64));
  }

  private static BigDecimal number(String text) {
    String stripped = text.strip();
    if (!stripped.matches("[0-9]{1,6}([.][0-9]{1,6})?")) {
      throw new IllegalArgumentException(FORM + "; it had " + text);
    }
    return new BigDecimal(stripped);
  }
}
