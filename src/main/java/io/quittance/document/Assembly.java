package io.quittance.document;

import io.quittance.message.Envelope;
import io.quittance.message.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts what was told part by part together to one message. */
final class Assembly implements MessageReading.Progress {

  private Envelope envelope;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, Document> documents = new LinkedHashMap<>();

  @Override
  public void tree(Envelope newEnvelope, List<Part> newParts) {
    envelope = newEnvelope;
    newParts.forEach(part -> parts.putIfAbsent(part.path(), part));
  }

  @Override
  public void start(String path) {
    // Only a parent process keeps this.
  }

  @Override
  public void done(Part part, Document document) {
    parts.put(part.path(), part);
    if (document != null) {
      documents.put(part.path(), document);
    }
  }

  ReadMessage message() {
    List<Document> inOrder =
        parts.keySet().stream().map(documents::get).filter(Objects::nonNull).toList();
    return new ReadMessage(envelope, List.copyOf(parts.values()), inOrder);
  }
}
