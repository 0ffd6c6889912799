package io.quittance.model;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The models that the installation has, by name, and the order in which they are asked where nobody
 * has chosen another.
 */
public final class Models {
  /** The name of the model whose variables carry none. */
  public static final String DEFAULT = "default";

  public static final String ORDER = "QUITTANCE_MODEL_ORDER";

  /** In {@link #ORDER}: no model, except for tenants that have chosen one. */
  public static final String NONE = "none";

  private static final int MOST = 20;
  private static final String NAMED = "QUITTANCE_MODELS_";
  private static final String SETTINGS =
      "PROVIDER|NAME|BASE_URL|API_KEY|API_KEY_FILE|SCHEMA|TEMPERATURE|TIMEOUT|MAX_OUTPUT_TOKENS"
          + "|CONTEXT_TOKENS";
  private static final Pattern PROVIDER_OF =
      Pattern.compile(NAMED + "([A-Z0-9]+(?:_[A-Z0-9]+){0,3})_PROVIDER");

  private final Map<String, NamedModel> models;
  private final List<String> order;

  private Models(Map<String, NamedModel> models, List<String> order) {
    this.models = models;
    this.order = order;
  }

  /** No model: the built-in reader works alone. */
  public static Models none() {
    return new Models(Map.of(), List.of());
  }

  /** One model with the settings as given, under the usual name. */
  public static Models only(ModelSettings settings, Clock clock) {
    return new Models(
        Map.of(DEFAULT, new NamedModel(DEFAULT, settings, ModelVariables.USUAL, true, clock)),
        List.of(DEFAULT));
  }

  /**
   * Reads all models by their environment names.
   *
   * @param variables the names that are set, or more
   * @param environment the value of a variable or null
   * @throws IllegalArgumentException when something is half given, wrong or unknown, naming the
   *     variable and never a value that is secret
   */
  public static Models fromEnvironment(
      Collection<String> variables, UnaryOperator<String> environment, Clock clock) {
    Map<String, NamedModel> models = new TreeMap<>();
    read(DEFAULT, ModelVariables.USUAL, environment, clock)
        .ifPresent(model -> models.put(DEFAULT, model));
    for (String name : named(variables)) {
      read(name, of(name), environment, clock).ifPresent(model -> models.put(name, model));
    }
    if (models.size() > MOST) {
      throw new IllegalArgumentException(
          "more than " + MOST + " models are set by " + NAMED + "*; take some away");
    }
    return new Models(models, order(models.keySet(), environment.apply(ORDER)));
  }

  /** In alphabetical order. */
  public List<NamedModel> all() {
    return List.copyOf(models.values());
  }

  public Optional<NamedModel> model(String name) {
    return Optional.ofNullable(models.get(name));
  }

  /** Names in the order in which they are asked where nobody chose another; empty for no model. */
  public List<String> order() {
    return order;
  }

  /**
   * The models of an order that are there, as one. A name that is gone is left out and nothing is
   * put in its place: where somebody chose who may see mails, nobody else does.
   */
  public Optional<LanguageModel> inOrder(List<String> names) {
    List<LanguageModel> present = present(names).stream().map(NamedModel::model).toList();
    return switch (present.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(present.get(0));
      default -> Optional.of(new FallbackModel(present));
    };
  }

  /** Those of an order that are there. */
  public List<NamedModel> present(List<String> names) {
    return names.stream().map(models::get).filter(model -> model != null).toList();
  }

  private static Optional<NamedModel> read(
      String name, ModelVariables variables, UnaryOperator<String> environment, Clock clock) {
    ReadModelSettings reading = new ReadModelSettings(environment, variables);
    return reading
        .read()
        .map(settings -> new NamedModel(name, settings, variables, reading.schemaIsSet(), clock));
  }

  private static ModelVariables of(String name) {
    return new ModelVariables(NAMED + name.toUpperCase(Locale.ROOT).replace('-', '_') + "_");
  }

  /**
   * The names that have a provider; any other variable under their prefix is somebody's mistake.
   */
  private static SortedSet<String> named(Collection<String> variables) {
    SortedSet<String> names = new TreeSet<>();
    for (String variable : variables) {
      Matcher provider = PROVIDER_OF.matcher(variable);
      if (provider.matches()) {
        names.add(provider.group(1).toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
    for (String variable : variables) {
      if (variable.startsWith(NAMED)
          && names.stream()
              .noneMatch(n -> variable.matches(of(n).prefix() + "(?:" + SETTINGS + ")"))) {
        throw new IllegalArgumentException(
            variable
                + " is a setting of no model: "
                + NAMED
                + "<NAME>_ takes "
                + SETTINGS.replace("|", ", ")
                + ", and each name needs its PROVIDER");
      }
    }
    if (names.contains(DEFAULT) || names.contains(NONE)) {
      throw new IllegalArgumentException(
          NAMED + "* may not name a model " + DEFAULT + " or " + NONE + "; they mean something");
    }
    return names;
  }

  private static List<String> order(Set<String> names, String given) {
    if (given == null || given.isBlank()) {
      if (names.isEmpty() || names.contains(DEFAULT)) {
        return names.isEmpty() ? List.of() : List.of(DEFAULT);
      }
      if (names.size() == 1) {
        return List.copyOf(names);
      }
      throw new IllegalArgumentException(
          ORDER
              + " is not set although there are the models "
              + String.join(", ", names)
              + "; set it to those to ask, the first one first, or to "
              + NONE);
    }
    if (given.strip().equals(NONE)) {
      return List.of();
    }
    List<String> order = Arrays.stream(given.split(",")).map(String::strip).toList();
    List<String> wrong = new ArrayList<>(order);
    wrong.removeAll(names);
    if (!wrong.isEmpty() || new LinkedHashSet<>(order).size() != order.size()) {
      throw new IllegalArgumentException(
          ORDER
              + (wrong.isEmpty()
                  ? " names a model twice: " + given
                  : " names "
                      + String.join(", ", wrong)
                      + ", which is no model of this installation")
              + "; there "
              + (names.isEmpty() ? "is none" : "are " + String.join(", ", names)));
    }
    return order;
  }
}
