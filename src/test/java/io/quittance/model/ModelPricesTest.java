package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class ModelPricesTest {
  private final ModelPrices prices = ModelPrices.of("openai/gpt-x=0.75/4.50, recorded/y=1/5 EUR");

  @Test
  void a_million_tokens_each_way_cost_what_both_cost() {
    assertThat(prices.cost("openai/gpt-x", new Answer.Usage(1_000_000, 1_000_000)))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("5.25"));
    assertThat(prices.cost("recorded/y", new Answer.Usage(3_000, 560)))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("0.0058"));
  }

  @Test
  void a_cost_is_exact_also_far_below_the_smallest_coin() {
    ModelPrices many =
        ModelPrices.of(
                "openai/gpt-x = 0.75/4.50 USD, ollama/llama3.1:8b=0/0 EUR,bedrock/a.b-v1:0=1/5 EUR")
            .inCurrencies();
    ModelPrice price = many.ofModel("openai/gpt-x").orElseThrow();
    assertThat(price.of(1_500, 560)).isEqualByComparingTo("0.003645");
    assertThat(price.of(1, 0)).isEqualByComparingTo("0.00000075");
    assertThat(price.currency()).isEqualTo(Currency.getInstance("USD"));
    assertThat(many.ofModel("ollama/llama3.1:8b").orElseThrow().of(9, 9)).isZero();
    assertThat(many.ofModel("bedrock/a.b-v1:0")).isPresent();
  }

  @Test
  void a_model_without_a_price_costs_something_unknown() {
    assertThat(prices.cost("openai/gpt-z", new Answer.Usage(1, 1))).isEmpty();
    assertThat(ModelPrices.of(null)).isEqualTo(ModelPrices.NONE);
    assertThat(ModelPrices.of(" ").ofModel("openai/gpt-x")).isEmpty();
  }

  @Test
  void a_price_that_cannot_be_read_is_named() {
    for (String wrong :
        new String[] {
          "gpt-x=1/2 USD", "openai/gpt-x=1 USD", "openai/x=-1/2 USD", "openai/x=1/2 ZZZ", "=1/5"
        }) {
      assertThatThrownBy(() -> ModelPrices.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("QUITTANCE_MODEL_PRICES")
          .hasMessageEndingWith(wrong);
    }
    assertThatThrownBy(() -> ModelPrices.of("openai/x=1/2 USD,openai/x=2/3 USD"))
        .hasMessage("QUITTANCE_MODEL_PRICES has two prices for openai/x");
  }

  @Test
  void where_costs_are_added_up_each_price_has_its_currency() {
    assertThatThrownBy(prices::inCurrencies)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("openai/gpt-x, which has no currency");
  }
}
