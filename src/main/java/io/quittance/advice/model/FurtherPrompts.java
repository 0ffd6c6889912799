package io.quittance.advice.model;

import io.quittance.model.Prompt;
import io.quittance.model.PromptLibrary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked besides the whole reading, each where it asks for less.
 *
 * @param rows one chunk of a long irregular list
 * @param kind what a message is, before it is read; empty: every silent one is read
 * @param pages a message with pages that were badly recognised; empty: pictures are never sent
 * @param mapping what the columns of a list mean, where the rest is known; empty: all is asked
 */
public record FurtherPrompts(
    Prompt rows, Optional<Prompt> kind, Optional<Prompt> pages, Optional<Prompt> mapping) {

  /** The versions in use. */
  public static FurtherPrompts of(PromptLibrary library) {
    return new FurtherPrompts(
        library.prompt("read-rows/v1"),
        Optional.of(library.prompt("message-kind/v1")),
        Optional.of(library.prompt("read-pages/v1")),
        Optional.of(library.prompt("map-table/v1")));
  }

  /** Whatever is asked about is read whole. */
  public static FurtherPrompts rowsOnly(PromptLibrary library) {
    return new FurtherPrompts(
        library.prompt("read-rows/v1"), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** As a reader's version names them: another version is another reader. */
  public List<String> names() {
    return Stream.of(Optional.of(rows), kind, pages, mapping)
        .flatMap(Optional::stream)
        .map(Prompt::name)
        .toList();
  }
}
