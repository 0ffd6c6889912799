package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void a_model_without_a_price_costs_something_unknown() {
    assertThat(prices.cost("openai/gpt-z", new Answer.Usage(1, 1))).isEmpty();
    assertThat(ModelPrices.of(null)).isEqualTo(ModelPrices.NONE);
  }

  @Test
  void what_is_no_price_is_refused_with_the_right_form() {
    for (String wrong : new String[] {"openai/gpt-x", "gpt=1", "gpt=1/-5", "gpt=1/5,", "=1/5"}) {
      assertThatThrownBy(() -> ModelPrices.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("openai/gpt-x=0.75/4.50");
    }
  }
}
