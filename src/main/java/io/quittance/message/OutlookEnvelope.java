package io.quittance.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.Chunk;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;

/** The envelope of a .msg: the internet headers it was received with, else Outlook's properties. */
final class OutlookEnvelope {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");

  /** Properties of [MS-OXPROPS] that hold an internet address of the sender, the best first. */
  private static final int[] SENDER = {0x5D01, 0x5D02, 0x0C1F, 0x0065};

  private OutlookEnvelope() {}

  static Envelope of(MAPIMessage message, Set<String> trustedServers)
      throws ChunkNotFoundException {
    Envelope headers = Envelopes.of(headers(message), trustedServers);
    String kind =
        message.getMainChunks().getMessageClass() == null
            ? ""
            : String.valueOf(message.getMainChunks().getMessageClass().getValue());
    boolean report = kind.toUpperCase(Locale.ROOT).startsWith("REPORT.");
    return new Envelope(
        first(headers.messageId(), text(message.getMainChunks().getMessageId())),
        first(message.getSubject(), headers.subject()),
        first(headers.fromAddress(), sender(message)),
        first(headers.fromName(), message.getDisplayFrom()),
        headers.replyTo(),
        headers.to().isEmpty() ? recipients(message) : headers.to(),
        headers.date() == null ? date(message) : headers.date(),
        headers.inReplyTo(),
        headers.authentication(),
        headers.automatic() || report,
        headers.report() || report);
  }

  private static Headers headers(MAPIMessage message) {
    String block = text(message.getMainChunks().getMessageHeaders());
    byte[] raw = (block == null ? "" : block).getBytes(StandardCharsets.UTF_8);
    return Entity.headersOf(raw);
  }

  private static String sender(MAPIMessage message) {
    for (int property : SENDER) {
      for (Chunk chunk : message.getMainChunks().getChunks()) {
        String value =
            chunk.getChunkId() == property && chunk instanceof StringChunk named
                ? text(named)
                : null;
        if (value != null && ADDRESS.matcher(value).matches()) {
          return value.toLowerCase(Locale.ROOT);
        }
      }
    }
    return null;
  }

  private static List<String> recipients(MAPIMessage message) {
    List<String> found = new ArrayList<>();
    try {
      for (String address : message.getRecipientEmailAddressList()) {
        if (address != null && ADDRESS.matcher(address.strip()).matches() && found.size() < 200) {
          found.add(address.strip().toLowerCase(Locale.ROOT));
        }
      }
    } catch (ChunkNotFoundException e) {
      // Outlook keeps recipients of the own organisation by name only.
    }
    return found;
  }

  private static Instant date(MAPIMessage message) throws ChunkNotFoundException {
    Calendar date = message.getMessageDate();
    return date == null ? null : date.toInstant();
  }

  private static String first(String one, String other) {
    return one == null || one.isBlank()
        ? other == null || other.isBlank() ? null : other.replace('\0', ' ').strip()
        : one.replace('\0', ' ').strip();
  }

  private static String text(StringChunk chunk) {
    return chunk == null || chunk.getValue() == null ? null : chunk.getValue().strip();
  }
}
