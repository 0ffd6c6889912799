package io.quittance.calls;

import io.quarkus.runtime.StartupEvent;
import io.quittance.model.ModelPrices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the prices at the start, so that a wrong one stops it and not the first call. */
@ApplicationScoped
class WirePrices {
  @Produces
  @Singleton
  ModelPrices prices(@ConfigProperty(name = ModelPrices.VARIABLE) Optional<String> text) {
    return ModelPrices.of(text.orElse(null)).inCurrencies();
  }

  void look(@Observes StartupEvent start, ModelPrices prices) {
    // Being here, they could be read.
  }
}
