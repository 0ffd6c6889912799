package io.quittance.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The few facts about a raw mail that its storage needs, read from the bytes themselves: no mail is
 * too broken for it.
 */
record RawHeaders(byte[] raw, int bodyStart) {
  /** No real header block is longer; the search for its end stops here. */
  private static final int LONGEST = 256 * 1024;

  static RawHeaders of(byte[] raw) {
    int limit = Math.min(raw.length, LONGEST);
    int lineStart = 0;
    for (int i = 0; i < limit; i++) {
      if (raw[i] == '\n') {
        boolean empty = i == lineStart || (i == lineStart + 1 && raw[lineStart] == '\r');
        if (empty) {
          return new RawHeaders(raw, i + 1);
        }
        lineStart = i + 1;
      }
    }
    return new RawHeaders(raw, limit);
  }

  /** The value of the first header of this name, unfolded. */
  Optional<String> first(String name) {
    String block = new String(raw, 0, bodyStart, StandardCharsets.ISO_8859_1);
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    String[] lines = block.split("\r?\n");
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].toLowerCase(Locale.ROOT).startsWith(prefix)) {
        StringBuilder value = new StringBuilder(lines[i].substring(prefix.length()));
        while (i + 1 < lines.length && !lines[i + 1].isEmpty() && isFolded(lines[i + 1])) {
          value.append(' ').append(lines[++i].strip());
        }
        String text = value.toString().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
      }
    }
    return Optional.empty();
  }

  /**
   * What stays the same when one mail reaches two mailboxes, where only the headers of its way
   * differ: the hash of Message-ID and body; without Message-ID the hash of all bytes.
   */
  String identity() {
    Optional<String> messageId = first("Message-ID");
    if (messageId.isEmpty()) {
      return ContentStore.sha256(raw);
    }
    byte[] id = messageId.get().getBytes(StandardCharsets.UTF_8);
    byte[] both = new byte[id.length + 1 + raw.length - bodyStart];
    System.arraycopy(id, 0, both, 0, id.length);
    System.arraycopy(raw, bodyStart, both, id.length + 1, raw.length - bodyStart);
    return ContentStore.sha256(both);
  }

  private static boolean isFolded(String line) {
    return line.charAt(0) == ' ' || line.charAt(0) == '\t';
  }
}
