package io.quittance.advice.reading;

import io.quittance.advice.structured.StructuredRemittance;
import io.quittance.document.ReadMessage;

/**
 * Whether the visible words of a message say that it replaces what its sender said before, read
 * afresh: {@code This advice replaces our previous one}. It does not say which one is meant.
 */
public final class SaidToReplace {
  private SaidToReplace() {}

  public static boolean in(ReadMessage message) {
    MessageWords words = new MessageWords(message);
    for (Content.Chosen chosen : Content.of(message)) {
      if (StructuredRemittance.read(chosen.document()).isEmpty()) {
        words.add(SourceText.of(chosen.document(), message));
      }
    }
    return words.all().has(Phrases.Topic.REPLACES);
  }
}
