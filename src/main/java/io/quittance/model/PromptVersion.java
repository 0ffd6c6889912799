package io.quittance.model;

import java.util.Objects;

/**
 * Which words a question is asked with: what its call, its answer and its cost are counted under.
 *
 * @param name for example {@code read-advice/v1}
 * @param sha256 hex hash over the version's files
 */
public record PromptVersion(String name, String sha256) {
  /** Of a question that belongs to no prompt, such as a sign of life. Never accounted for. */
  public static final PromptVersion NONE = new PromptVersion("", "");

  public PromptVersion {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sha256, "sha256");
  }
}
