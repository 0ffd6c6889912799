package io.quittance.advice.model;

import io.quittance.model.Prompt;
import io.quittance.model.PromptLibrary;
import java.util.List;

/**
 * What is asked besides the whole reading, each where it asks for less.
 *
 * @param rows one chunk of a long irregular list
 */
public record FurtherPrompts(Prompt rows) {

  /** The versions in use. */
  public static FurtherPrompts of(PromptLibrary library) {
    return new FurtherPrompts(library.prompt("read-rows/v1"));
  }

  /** As a reader's version names them: another version is another reader. */
  public List<String> names() {
    return List.of(rows.name());
  }
}
