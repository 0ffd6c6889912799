package io.quittance.document;

import io.quittance.message.Envelope;
import io.quittance.message.Part;
import java.util.List;
import java.util.Optional;

/**
 * A message with every part accounted for and every readable part read.
 *
 * @param envelope null when the input was a bare file, not a mail
 * @param documents in the order of their parts; each refers to one part by path
 */
public record ReadMessage(Envelope envelope, List<Part> parts, List<Document> documents) {
  public ReadMessage {
    parts = List.copyOf(parts);
    documents = List.copyOf(documents);
  }

  public Optional<Document> document(String part) {
    return documents.stream().filter(d -> d.part().equals(part)).findFirst();
  }
}
