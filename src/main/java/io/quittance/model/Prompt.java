package io.quittance.model;

/**
 * One version of a prompt, exactly as its files say.
 *
 * @param id task, for example {@code read-advice}
 * @param version for example {@code v1}
 * @param user words with the source's place marked once by {@link #SOURCE}
 * @param sha256 hex hash over the three files; the identity of the version
 */
public record Prompt(
    String id, String version, String system, String user, String schema, String sha256) {

  /** Where the source goes in the user's words. */
  public static final String SOURCE = "<<<SOURCE>>>";

  public Prompt {
    int at = user.indexOf(SOURCE);
    if (at < 0 || user.indexOf(SOURCE, at + 1) >= 0) {
      throw new IllegalArgumentException(
          "user.md of " + id + "/" + version + " must hold " + SOURCE + " exactly once");
    }
  }

  /** As recorded with every reading: {@code read-advice/v1}. */
  public String name() {
    return id + "/" + version;
  }

  /** What its questions are counted under. */
  public PromptVersion counted() {
    return new PromptVersion(name(), sha256);
  }

  /**
   * The user's words with the source in its place. Plain concatenation: what the source says is
   * never looked at, so nothing in it can be an expression.
   */
  public String userWith(String source) {
    int at = user.indexOf(SOURCE);
    return user.substring(0, at) + source + user.substring(at + SOURCE.length());
  }
}
