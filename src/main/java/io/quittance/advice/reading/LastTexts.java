package io.quittance.advice.reading;

import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import java.lang.ref.SoftReference;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The texts of the message that a thread has read last. Reader and verifier look at the same
 * documents one after the other, the verifier once for each advice: what is found in a row of text
 * is found once. Documents never change, so the same object is the same content; a text belongs to
 * one thread, because it remembers what it found without a lock.
 */
final class LastTexts {
  private static final ThreadLocal<SoftReference<LastTexts>> LAST = new ThreadLocal<>();

  private final ReadMessage message;
  private final Map<Document, SourceText> texts = new IdentityHashMap<>();

  private LastTexts(ReadMessage message) {
    this.message = message;
  }

  static SourceText of(Document document, ReadMessage message) {
    SoftReference<LastTexts> reference = LAST.get();
    LastTexts last = reference == null ? null : reference.get();
    if (last == null || last.message != message) {
      last = new LastTexts(message);
      LAST.set(new SoftReference<>(last));
    }
    return last.texts.computeIfAbsent(document, d -> SourceText.read(d, message));
  }
}
