package io.quittance.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A model of the installation under the name that settings call it by, with its own guard: trouble
 * of one provider pauses no other. Safe for many threads.
 */
public final class NamedModel {
  private final String name;
  private final ModelSettings settings;
  private final ModelVariables variables;
  private final ProbedModel model;
  private final GuardedModel guarded;
  private final Clock clock;
  private final Looks looks = new Looks();

  NamedModel(
      String name,
      ModelSettings settings,
      ModelVariables variables,
      boolean schemaIsSet,
      Clock clock) {
    this.name = name;
    this.settings = settings;
    this.variables = variables;
    this.model = new ProbedModel(settings, variables, schemaIsSet, clock);
    this.guarded = new GuardedModel(model, settings, clock);
    this.clock = clock;
  }

  /** What the installation calls it: {@code default}, {@code fast}. */
  public String name() {
    return name;
  }

  /** As recorded with every reading: {@code openai/gpt-x}. */
  public String id() {
    return model.id();
  }

  /** The guarded model. */
  public LanguageModel model() {
    return guarded;
  }

  public ModelHealth health() {
    return guarded.health();
  }

  /** How the schema is sent now. */
  public Answer.Mode mode() {
    return model.mode();
  }

  /** Empty until somebody has looked. */
  public Optional<ModelCapabilities> capabilities() {
    return model.found();
  }

  /** What an earlier look has shown; from now on the model is asked that way. */
  public void remember(ModelCapabilities capabilities) {
    model.found(capabilities);
  }

  /**
   * Asks the provider at most four tiny questions, each bounded in time, and from then on asks the
   * way they have shown.
   */
  public ModelCapabilities probe() {
    ModelCapabilities found = new ProbeModel(settings, variables, clock).probe();
    remember(found);
    looks.looked(found);
    return found;
  }

  /**
   * The last {@link #probe} when it brought nothing: what {@link #capabilities} says may be older.
   */
  public Optional<ModelCapabilities> lookedInVain() {
    return looks.inVain();
  }

  /**
   * When it is worth probing again because the last probe brought nothing; empty when it did.
   *
   * @param pause after the first probe in vain, doubled by each, up to a day
   */
  public Optional<Instant> nextLook(Duration pause) {
    return looks.next(pause);
  }

  /** Whether that time has come, or the model has answered a question since. */
  public boolean worthALook(Duration pause) {
    return looks.due(clock.instant(), health().lastSuccess(), pause);
  }

  @Override
  public String toString() {
    return name + " " + settings;
  }
}
