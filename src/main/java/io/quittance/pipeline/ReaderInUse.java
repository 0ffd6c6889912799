package io.quittance.pipeline;

import io.quittance.advice.AdviceReader;
import io.quittance.model.ModelHealth;
import io.quittance.model.Models;
import io.quittance.model.NamedModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which reader this service reads with, where a tenant has chosen no other.
 *
 * @param models of the installation; none when the built-in reader works alone
 */
public record ReaderInUse(AdviceReader adviceReader, Models models) {

  /** For logs and pages: {@code built-in}, or provider and name of each model in its order. */
  public String name() {
    List<NamedModel> asked = models.present(models.order());
    return asked.isEmpty()
        ? "built-in"
        : asked.stream().map(NamedModel::id).collect(Collectors.joining(", then "));
  }

  /** What the first model in trouble said last. */
  public Optional<String> trouble() {
    return models.present(models.order()).stream()
        .map(NamedModel::health)
        .filter(health -> health.failuresInARow() > 0)
        .map(ModelHealth::lastFailureReason)
        .findFirst();
  }
}
