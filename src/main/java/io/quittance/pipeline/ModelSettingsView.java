package io.quittance.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.model.Answer;
import io.quittance.model.ModelCapabilities;
import io.quittance.model.ModelHealth;
import io.quittance.model.Models;
import io.quittance.model.NamedModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a tenant has set about models, what comes of it, and which models there are.
 *
 * @param version of the tenant's settings; 0 when it has set nothing
 * @param set what the tenant has set; null in it is as the installation has it
 * @param inForce what counts now
 * @param installed the models that may be named
 */
public record ModelSettingsView(
    int version,
    Set set,
    String changedBy,
    String changedAt,
    InForce inForce,
    List<Installed> installed) {

  /**
   * @param models names in the order in which they are asked
   * @param asking {@code in-doubt} or {@code always}
   * @param privacy {@code none}, {@code masked}, {@code text} or {@code images}
   */
  public record Set(List<String> models, String asking, String privacy, Boolean keepContent) {
    static Set of(ModelSettingsVersion version) {
      return new Set(
          version.models(),
          version.asking() == null ? null : version.asking().text(),
          version.privacy() == null ? null : version.privacy().text(),
          version.keepContent());
    }
  }

  /**
   * @param models those that are there, the first one is asked first; empty when none is asked
   */
  public record InForce(List<String> models, String asking, String privacy) {
    static InForce of(ModelUse use) {
      return new InForce(
          use.asksNobody() ? List.of() : use.models().stream().map(NamedModel::name).toList(),
          use.asking().text(),
          use.privacy().text());
    }
  }

  /**
   * A model of the installation.
   *
   * @param model provider and name
   * @param asked {@code native} when the provider holds it to a schema, else {@code prompted}
   * @param probe what it has shown, in words; null before somebody looked
   * @param images {@code seen}, {@code not-seen} or {@code unknown}
   * @param probedAt when that was seen
   * @param triedAt when it was looked at last, if that brought nothing
   * @param nextTry when it is looked at again, at the latest
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Installed(
      String name,
      String model,
      String asked,
      String probe,
      String images,
      String probedAt,
      String triedAt,
      String nextTry,
      long calls,
      int failuresInARow,
      String lastFailure,
      String pausedUntil) {
    static Installed of(NamedModel model, Optional<Instant> next) {
      ModelCapabilities found = model.capabilities().orElse(null);
      ModelHealth health = model.health();
      return new Installed(
          model.name(),
          model.id(),
          model.mode() == Answer.Mode.PROMPTED ? "prompted" : "native",
          found == null ? null : found.words(),
          found == null ? "unknown" : found.images().text(),
          found == null ? null : found.probedAt().toString(),
          model.lookedInVain().map(look -> look.probedAt().toString()).orElse(null),
          next.map(Instant::toString).orElse(null),
          health.calls(),
          health.failuresInARow(),
          health.lastFailureReason(),
          health.openUntil() == null ? null : health.openUntil().toString());
    }
  }

  /** One version, who wrote it and when. */
  public record Version(int version, Set set, String changedBy, String changedAt) {
    static Version of(ModelSettingsVersion version) {
      return new Version(
          version.version(), Set.of(version), version.actor(), version.recordedAt().toString());
    }
  }

  /**
   * @param items the newest first
   */
  public record Versions(List<Version> items) {}

  static ModelSettingsView of(
      ModelSettingsVersion newest, ModelUse use, Models models, ProbeModels probing) {
    return new ModelSettingsView(
        newest.version(),
        Set.of(newest),
        newest.actor(),
        newest.recordedAt() == null ? null : newest.recordedAt().toString(),
        InForce.of(use),
        models.all().stream().map(model -> Installed.of(model, probing.next(model))).toList());
  }
}
