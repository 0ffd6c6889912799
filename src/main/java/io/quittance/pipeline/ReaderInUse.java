package io.quittance.pipeline;

import io.quittance.advice.AdviceReader;
import io.quittance.model.GuardedModel;
import io.quittance.model.ModelHealth;
import java.util.Optional;

/** Which reader this service reads with. @param model empty when the built-in reader works alone */
public record ReaderInUse(AdviceReader adviceReader, Optional<GuardedModel> model) {

  /** For logs and pages: {@code built-in} or provider and name. */
  public String name() {
    return model.map(GuardedModel::id).orElse("built-in");
  }

  public Optional<ModelHealth> health() {
    return model.map(GuardedModel::health);
  }
}
