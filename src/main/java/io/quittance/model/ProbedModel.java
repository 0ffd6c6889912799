package io.quittance.model;

import java.time.Clock;
import java.util.Optional;

/**
 * One provider's model, asked the way a probe has shown that it can be asked. Until it is known
 * otherwise the schema is sent natively; what the installation sets is never changed.
 */
final class ProbedModel implements LanguageModel {
  private final ModelSettings settings;
  private final boolean schemaIsSet;
  private final AskProvider natively;
  private final AskProvider prompted;

  private volatile ModelCapabilities found;

  /**
   * @param schemaIsSet true when the settings say how the schema is sent, and no probe may
   */
  ProbedModel(ModelSettings settings, ModelVariables variables, boolean schemaIsSet, Clock clock) {
    this.settings = settings;
    this.schemaIsSet = schemaIsSet;
    this.natively = new AskProvider(settings.in(Answer.Mode.NATIVE_SCHEMA), variables, clock);
    this.prompted = new AskProvider(settings.in(Answer.Mode.PROMPTED), variables, clock);
  }

  @Override
  public String id() {
    return settings.id();
  }

  @Override
  public String identity() {
    return settings.identity();
  }

  @Override
  public Answer ask(Question question) {
    return switch (mode()) {
      case NATIVE_SCHEMA -> natively.ask(question);
      case PROMPTED -> prompted.ask(question);
    };
  }

  Answer.Mode mode() {
    ModelCapabilities known = found;
    return !schemaIsSet && known != null && known.schema() == ModelCapabilities.Schema.PROMPTED
        ? Answer.Mode.PROMPTED
        : settings.schemaMode();
  }

  Optional<ModelCapabilities> found() {
    return Optional.ofNullable(found);
  }

  /** A probe without an answer changes nothing of what an earlier one has shown. */
  void found(ModelCapabilities capabilities) {
    if (found == null || !found.known() || capabilities.known()) {
      found = capabilities;
    }
  }
}
