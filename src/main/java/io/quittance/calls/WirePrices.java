package io.quittance.calls;

import io.quarkus.runtime.StartupEvent;
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
  PriceTable prices(@ConfigProperty(name = PriceTable.VARIABLE) Optional<String> text) {
    return PriceTable.of(text.orElse(null));
  }

  void look(@Observes StartupEvent start, PriceTable prices) {
    // Being here, they could be read.
  }
}
