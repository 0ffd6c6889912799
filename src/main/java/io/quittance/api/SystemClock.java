package io.quittance.api;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place that reads the machine's time; everything else is given a {@link Clock}. */
class SystemClock {
  @Produces
  @Singleton
  Clock utc() {
    return Clock.systemUTC();
  }
}
