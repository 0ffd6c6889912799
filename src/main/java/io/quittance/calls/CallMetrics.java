package io.quittance.calls;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quittance.advice.model.Exchange;
import io.quittance.model.ModelPrice;
import io.quittance.model.PromptVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Counts what is asked of models by tenant, provider, model and prompt version. Never what was
 * asked or answered. Meters are for watching; the account of money is in the database.
 */
@ApplicationScoped
class CallMetrics {
  private final MeterRegistry registry;

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void kept(OneAsking asking, PromptVersion prompt) {
    registry.counter("quittance.model.kept", tags(asking, prompt)).increment();
  }

  void overBudget(OneAsking asking, PromptVersion prompt) {
    registry.counter("quittance.model.over.budget", tags(asking, prompt)).increment();
  }

  void called(
      OneAsking asking, PromptVersion prompt, Ending ending, ModelPrice price, Duration duration) {
    Tags tags = tags(asking, prompt);
    registry.counter("quittance.model.calls", tags.and("outcome", ending.outcome())).increment();
    registry.timer("quittance.model.latency", tags).record(duration);
    if (ending.inputTokens() != null) {
      count("quittance.model.tokens", tags.and("direction", "in"), ending.inputTokens());
      count("quittance.model.tokens", tags.and("direction", "out"), ending.outputTokens());
      if (price != null) {
        registry
            .counter("quittance.model.cost", tags.and("currency", price.currency().toString()))
            .increment(price.of(ending.inputTokens(), ending.outputTokens()).doubleValue());
      }
    }
  }

  void judged(OneAsking asking, PromptVersion prompt, Exchange exchange) {
    count("quittance.model.values.refused", tags(asking, prompt), exchange.valuesRefused());
    if (exchange.outcome().equals("nonsense")) {
      count("quittance.model.schema.failures", tags(asking, prompt), 1);
    }
  }

  private void count(String meter, Tags tags, long by) {
    registry.counter(meter, tags).increment(by);
  }

  private static Tags tags(OneAsking asking, PromptVersion prompt) {
    int slash = asking.model().indexOf('/');
    return Tags.of(
        "tenant", asking.tenant().value(),
        "provider", slash < 0 ? "" : asking.model().substring(0, slash),
        "model", asking.model().substring(slash + 1),
        "prompt", prompt.name());
  }
}
