package io.quittance.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.advice.model.Exchange;
import io.quittance.model.Answer;
import io.quittance.model.ModelPrice;
import io.quittance.model.ModelPrices;
import io.quittance.model.PromptVersion;
import io.quittance.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
  private static final PromptVersion PROMPT = new PromptVersion("map-table/v1", "a".repeat(64));
  private static final OneAsking ASKING =
      new OneAsking(new TenantId("gamma"), new UUID(0, 1), Instant.EPOCH, "openai/org/gpt-x");
  private static final String[] TAGS = {
    "tenant", "gamma", "provider", "openai", "model", "org/gpt-x", "prompt", "map-table/v1"
  };
  private static final ModelPrice PRICE =
      ModelPrices.of("openai/org/gpt-x=1/5 EUR").ofModel("openai/org/gpt-x").orElseThrow();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CallMetrics metrics = new CallMetrics(meters);

  @Test
  void a_call_counts_its_tokens_cost_and_time_by_tenant_provider_model_and_prompt() {
    Ending complete = new Ending("complete", "m-2026", Answer.Mode.NATIVE_SCHEMA, 1_000L, 200L);
    metrics.called(ASKING, PROMPT, complete, PRICE, Duration.ofSeconds(3));

    assertThat(count("quittance.model.calls", "outcome", "complete")).isEqualTo(1);
    assertThat(count("quittance.model.tokens", "direction", "in")).isEqualTo(1_000);
    assertThat(count("quittance.model.tokens", "direction", "out")).isEqualTo(200);
    assertThat(count("quittance.model.cost", "currency", "EUR")).isCloseTo(0.002, within(1e-12));
    assertThat(meters.get("quittance.model.latency").tags(TAGS).timer().totalTime(TimeUnit.SECONDS))
        .isEqualTo(3);
    assertThat(meters.getMeters()).hasSize(5);
  }

  @Test
  void a_call_that_was_lost_counts_as_one_and_no_tokens_are_made_up_for_it() {
    Ending lost = Ending.of(Answer.Unavailable.lost("no answer within 120 s"));
    metrics.called(ASKING, PROMPT, lost, PRICE, Duration.ofMinutes(2));
    assertThat(count("quittance.model.calls", "outcome", "unavailable")).isEqualTo(1);
    assertThat(meters.getMeters())
        .extracting(Meter::getId)
        .extracting(Meter.Id::getName)
        .containsExactlyInAnyOrder("quittance.model.calls", "quittance.model.latency");
  }

  @Test
  void what_is_not_sent_counts_by_why() {
    metrics.kept(ASKING, PROMPT);
    metrics.overBudget(ASKING, PROMPT);
    metrics.overBudget(ASKING, PROMPT);
    assertThat(count("quittance.model.kept")).isEqualTo(1);
    assertThat(count("quittance.model.over.budget")).isEqualTo(2);
  }

  @Test
  void answers_of_another_form_and_refused_values_count() {
    metrics.judged(ASKING, PROMPT, exchange("nonsense", 0));
    metrics.judged(ASKING, PROMPT, exchange("complete", 3));
    metrics.judged(ASKING, PROMPT, exchange("refused", 0));
    assertThat(count("quittance.model.schema.failures")).isEqualTo(1);
    assertThat(count("quittance.model.values.refused")).isEqualTo(3);
  }

  /** Of the one meter that has all the usual tags and these. */
  private double count(String meter, String... more) {
    return meters.get(meter).tags(TAGS).tags(more).counter().count();
  }

  private static Exchange exchange(String outcome, int valuesRefused) {
    return new Exchange(
        "model:openai/org/gpt-x@map-table/v1",
        PROMPT.sha256(),
        "m-2026",
        Answer.Mode.NATIVE_SCHEMA,
        new Answer.Usage(1_000, 200),
        outcome,
        "0".repeat(64),
        Duration.ofSeconds(1),
        valuesRefused);
  }
}
