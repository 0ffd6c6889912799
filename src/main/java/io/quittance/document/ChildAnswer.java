package io.quittance.document;

import io.quittance.message.Envelope;
import io.quittance.message.Hints;
import io.quittance.message.MessageTree;
import io.quittance.message.Part;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the children told so far about one message, and what became of the parts they died in. */
final class ChildAnswer {
  private final Assembly assembly = new Assembly();
  private final Set<String> unread = new LinkedHashSet<>();
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private String running;
  private boolean tree;
  private Part.Fate fateOfAll = Part.Fate.CRASHED;
  private String reasonOfAll = "the reading process ended while the mail was taken apart";

  boolean hasTree() {
    return tree;
  }

  String running() {
    return running;
  }

  List<String> unread() {
    return List.copyOf(unread);
  }

  void tree(ReadMessage message) {
    if (!tree) {
      tree = true;
      assembly.tree(message.envelope(), message.parts());
      for (Part part : message.parts()) {
        parts.put(part.path(), part);
        if (part.fate() == Part.Fate.READ) {
          unread.add(part.path());
        }
      }
    }
  }

  void start(String path) {
    running = path;
  }

  void part(ReadMessage one) {
    Part part = one.parts().get(0);
    assembly.done(part, one.documents().isEmpty() ? null : one.documents().get(0));
    unread.remove(part.path());
    running = null;
  }

  /** Sets the part aside in which the child died; without one, the next that would be read. */
  void setRunningAside(Part.Fate fate, String reason) {
    if (!tree) {
      fateOfAll = fate;
      reasonOfAll = reason;
      return;
    }
    String path = running != null ? running : unread.stream().findFirst().orElse(null);
    if (path != null && unread.remove(path)) {
      assembly.done(MessageReading.withFate(parts.get(path), fate, reason), null);
    }
    running = null;
  }

  void setAllAside(Part.Fate fate, String reason) {
    fateOfAll = fate;
    reasonOfAll = reason;
    for (String path : List.copyOf(unread)) {
      running = path;
      setRunningAside(fate, reason);
    }
  }

  /** Whole even when no child lived long enough to list the parts. */
  ReadMessage message(byte[] content, String fileName, Hints hints) {
    if (tree) {
      return assembly.message();
    }
    Envelope envelope =
        MessageTree.isMail(content, fileName) ? MessageTree.envelopeOf(content, hints) : null;
    Part whole =
        new Part(
            "1",
            null,
            Part.Role.CONTAINER,
            fileName,
            envelope == null ? "application/octet-stream" : "message/rfc822",
            content.length,
            null,
            fateOfAll,
            reasonOfAll);
    return new ReadMessage(envelope, List.of(whole), List.of());
  }
}
