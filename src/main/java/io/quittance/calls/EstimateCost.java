package io.quittance.calls;

import io.quittance.model.ModelPrices;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.RoundingMode;
import java.util.Optional;

/** What calls would cost, told before they are made. */
@ApplicationScoped
public class EstimateCost {
  /** Of a currency's unit; rounded up, since an estimate that is too low is a promise broken. */
  private static final int DECIMALS = 4;

  private final ModelPrices prices;

  EstimateCost(ModelPrices prices) {
    this.prices = prices;
  }

  /**
   * @param model provider and name, {@code openai/gpt-x}
   * @return {@code 0.4200 USD}; empty when the model has no price
   */
  public Optional<String> of(String model, long inputTokens, long outputTokens) {
    return prices
        .ofModel(model)
        .map(
            price ->
                price
                        .of(inputTokens, outputTokens)
                        .setScale(DECIMALS, RoundingMode.CEILING)
                        .toPlainString()
                    + " "
                    + price.currency().getCurrencyCode());
  }
}
