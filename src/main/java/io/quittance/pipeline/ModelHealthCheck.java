package io.quittance.pipeline;

import io.quittance.model.ModelCapabilities;
import io.quittance.model.ModelHealth;
import io.quittance.model.NamedModel;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows how each model does. Always up: without them the built-in reader works on. */
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
    reader.models().all().forEach(model -> add(model, response));
    return response.build();
  }

  private static void add(NamedModel model, HealthCheckResponseBuilder response) {
    String name = model.name();
    response.withData(name, model.id() + ", asked " + AskedHow.words(model.mode()));
    response.withData(
        name + ".probe",
        model.capabilities().map(ModelCapabilities::words).orElse("not looked at yet"));
    ModelHealth health = model.health();
    response.withData(name + ".calls", health.calls());
    response.withData(name + ".failures-in-a-row", health.failuresInARow());
    if (health.lastFailureReason() != null) {
      response.withData(name + ".last-failure", health.lastFailureReason());
    }
    if (health.openUntil() != null) {
      response.withData(name + ".paused-until", health.openUntil().toString());
    }
  }
}
