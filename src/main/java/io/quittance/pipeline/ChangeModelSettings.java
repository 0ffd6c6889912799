package io.quittance.pipeline;

import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Privacy;
import io.quittance.api.ETags;
import io.quittance.api.Problem;
import io.quittance.audit.AuditLog;
import io.quittance.model.Models;
import io.quittance.model.NamedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the next version of a tenant's settings about models, in the tenant's transaction. What
 * cannot be meant is refused with words, and nothing is changed by it.
 */
@ApplicationScoped
class ChangeModelSettings {
  private final ModelSettingsVersions versions;
  private final Models models;
  private final AuditLog audit;
  private final Clock clock;

  ChangeModelSettings(ModelSettingsVersions versions, Models models, AuditLog audit, Clock clock) {
    this.versions = versions;
    this.models = models;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param ifMatch the version that was seen, as an entity tag, or null
   * @throws Problem 412 when it was changed meanwhile, 422 when it cannot be meant
   */
  void change(ModelSettingsView.Set wanted, String ifMatch, String actor) {
    ModelSettingsVersion before = versions.newest();
    ETags.requireMatch(ifMatch, ETags.of(before.version()));
    ModelSettingsVersion next =
        new ModelSettingsVersion(
            before.version() + 1,
            known(wanted.models()),
            asking(wanted.asking()),
            privacy(wanted.privacy()),
            Boolean.TRUE.equals(wanted.keepContent()),
            actor,
            clock.instant());
    if (!versions.write(next)) {
      throw Problem.preconditionFailed(
          "changed-meanwhile",
          "Somebody else changed these settings at the same time; look at them again. Nothing of"
              + " yours was kept.");
    }
    audit.record(
        "model-settings.change",
        "version " + next.version(),
        actor,
        Map.of(
            "models", next.models() == null ? "installation" : String.join(",", next.models()),
            "asking", next.asking() == null ? "installation" : next.asking().text(),
            "privacy", next.privacy() == null ? "installation" : next.privacy().text(),
            "keepContent", Boolean.toString(next.keepContent())));
  }

  private List<String> known(List<String> names) {
    if (names == null) {
      return null;
    }
    if (names.isEmpty()) {
      throw Problem.unprocessable(
          "no-model",
          "An order of models names at least one; privacy none asks nobody. Nothing was changed.");
    }
    for (String name : names) {
      if (name == null || models.model(name).isEmpty()) {
        throw Problem.unprocessable(
            "unknown-model",
            "There is no model "
                + name
                + "; "
                + installed()
                + " Models are added by whoever runs the installation. Nothing was changed.");
      }
    }
    if (new HashSet<>(names).size() != names.size()) {
      throw Problem.unprocessable(
          "model-twice", "A model is named twice in the order. Nothing was changed.");
    }
    return names;
  }

  private String installed() {
    return models.all().isEmpty()
        ? "there is none at all."
        : models.all().stream()
            .map(NamedModel::name)
            .collect(Collectors.joining(", ", "there are ", "."));
  }

  private static Asking asking(String text) {
    if (text == null) {
      return null;
    }
    for (Asking asking : Asking.values()) {
      if (asking.text().equals(text)) {
        return asking;
      }
    }
    throw Problem.unprocessable(
        "unknown-asking", "asking is in-doubt or always, not " + text + ". Nothing was changed.");
  }

  private static Privacy privacy(String text) {
    return text == null
        ? null
        : Privacy.of(text)
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "unknown-privacy",
                        "privacy is one of "
                            + Privacy.known()
                            + ", not "
                            + text
                            + ". Nothing was changed."));
  }
}
