package io.quittance.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows how the model does. Always up: without it the built-in reader works on. */
@Readiness
@ApplicationScoped
class ModelHealthCheck implements HealthCheck {
  private final ReaderInUse reader;

  ModelHealthCheck(ReaderInUse reader) {
    this.reader = reader;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("reader").up().withData("in-use", reader.name());
    reader
        .health()
        .ifPresent(
            health -> {
              response.withData("calls", health.calls());
              response.withData("failures-in-a-row", health.failuresInARow());
              if (health.lastFailureReason() != null) {
                response.withData("last-failure", health.lastFailureReason());
              }
              if (health.openUntil() != null) {
                response.withData("paused-until", health.openUntil().toString());
              }
            });
    return response.build();
  }
}
