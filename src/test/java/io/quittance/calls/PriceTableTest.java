package io.quittance.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class PriceTableTest {
  @Test
  void a_cost_is_exact_also_far_below_the_smallest_coin() {
    PriceTable prices =
        PriceTable.of(
            "openai/gpt-x = 0.75/4.50 USD, ollama/llama3.1:8b=0/0 EUR,bedrock/a.b-v1:0=1/5 EUR");
    Price price = prices.ofModel("openai/gpt-x").orElseThrow();
    assertThat(price.of(1_500, 560)).isEqualByComparingTo("0.003645");
    assertThat(price.of(1, 0)).isEqualByComparingTo("0.00000075");
    assertThat(price.currency()).isEqualTo(Currency.getInstance("USD"));
    assertThat(prices.ofModel("ollama/llama3.1:8b").orElseThrow().of(9, 9)).isZero();
    assertThat(prices.ofModel("bedrock/a.b-v1:0")).isPresent();
  }

  @Test
  void without_a_price_nothing_is_known_of_the_cost() {
    assertThat(PriceTable.of(null).ofModel("openai/gpt-x")).isEmpty();
    assertThat(PriceTable.of(" ").ofModel("openai/gpt-x")).isEmpty();
  }

  @Test
  void a_price_that_cannot_be_read_is_named() {
    for (String wrong :
        new String[] {
          "gpt-x=1/2 USD", "openai/gpt-x=1 USD", "openai/x=-1/2 USD", "openai/x=1/2 ZZZ"
        }) {
      assertThatThrownBy(() -> PriceTable.of(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("QUITTANCE_MODEL_PRICES")
          .hasMessageEndingWith(wrong);
    }
    assertThatThrownBy(() -> PriceTable.of("openai/x=1/2 USD,openai/x=2/3 USD"))
        .hasMessage("QUITTANCE_MODEL_PRICES has two prices for openai/x");
  }
}
