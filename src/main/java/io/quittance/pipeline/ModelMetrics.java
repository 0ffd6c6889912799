package io.quittance.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.advice.model.Exchange;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Counts what is asked of models: calls by how they ended, and tokens. Never what was asked or
 * answered.
 */
@ApplicationScoped
class ModelMetrics {
  private final MeterRegistry registry;

  ModelMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void asked(Exchange exchange) {
    registry
        .counter(
            "quittance.model.calls", "reader", exchange.reader(), "outcome", exchange.outcome())
        .increment();
    registry
        .counter("quittance.model.tokens", "reader", exchange.reader(), "direction", "in")
        .increment(exchange.usage().inputTokens());
    registry
        .counter("quittance.model.tokens", "reader", exchange.reader(), "direction", "out")
        .increment(exchange.usage().outputTokens());
  }
}
