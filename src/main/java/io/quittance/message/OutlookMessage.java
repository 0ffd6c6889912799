package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import io.quittance.message.Unpacked.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.ByteChunk;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.datatypes.Types;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;

/** Outlook's .msg, [MS-OXMSG]: bodies, attachments and the messages inside it. */
final class OutlookMessage {

  private final Opening opening;

  private OutlookMessage(Opening opening) {
    this.opening = opening;
  }

  static Unpacked open(byte[] bytes, Opening opening) {
    try (MAPIMessage message = new MAPIMessage(new ByteArrayInputStream(bytes))) {
      return new OutlookMessage(opening).unpack(message);
    } catch (IOException | ChunkNotFoundException | RuntimeException e) {
      return Unpacked.broken("Outlook message", e);
    }
  }

  private Unpacked unpack(MAPIMessage message) throws ChunkNotFoundException {
    message.setReturnNullOnMissingChunk(true);
    message.guess7BitEncoding();
    List<Item> items = new ArrayList<>();
    String html = message.getHtmlBody();
    OutlookBodies bodies =
        new OutlookBodies(
            message.getTextBody(),
            html == null ? null : html.getBytes(StandardCharsets.UTF_8),
            StandardCharsets.UTF_8.name(),
            rtf(message));
    items.addAll(bodies.items());
    for (AttachmentChunks attachment : message.getAttachmentFiles()) {
      if (items.size() > opening.limits().parts()) {
        break;
      }
      items.add(attachment(attachment, html == null ? "" : html));
    }
    return new Unpacked(
        Fate.CONTAINER, null, OutlookEnvelope.of(message, opening.hints().trustedServers()), items);
  }

  private static byte[] rtf(MAPIMessage message) {
    ByteChunk compressed = message.getMainChunks().getRtfBodyChunk();
    if (compressed == null || compressed.getValue() == null) {
      return null;
    }
    try {
      return new MAPIRtfAttribute(
              MAPIProperty.RTF_COMPRESSED, Types.BINARY.getId(), compressed.getValue())
          .getData();
    } catch (IOException | RuntimeException e) {
      // The other forms of the body say the same.
      return null;
    }
  }

  private Item attachment(AttachmentChunks attachment, String html) {
    String name = name(attachment);
    try {
      if (attachment.isEmbeddedMessage()) {
        return embedded(attachment, name);
      }
      ByteChunk data = attachment.getAttachData();
      byte[] bytes =
          data != null && data.getValue() != null
              ? data.getValue()
              : attachment.getEmbeddedAttachmentObject();
      if (bytes == null) {
        return new Unpacked.Aside(name, Fate.UNSUPPORTED, "an object of Outlook without a file");
      }
      long most = opening.most();
      if (!opening.takes(bytes)) {
        return opening.tooLarge(name, most);
      }
      String type = text(attachment.getAttachMimeTag());
      if (type.startsWith("multipart/")) {
        // A signed mail is kept whole as its only attachment.
        return new Unpacked.Mime(bytes);
      }
      String id = text(attachment.getAttachContentId());
      boolean shown = !id.isEmpty() && html.contains("cid:" + id);
      return new Unpacked.Content(
          name, shown ? Role.INLINE_IMAGE : Role.ATTACHMENT, type, null, bytes);
    } catch (IOException | ChunkNotFoundException | RuntimeException e) {
      return new Unpacked.Aside(name, Fate.UNREADABLE, "a broken attachment: " + e.getMessage());
    }
  }

  private Item embedded(AttachmentChunks attachment, String name)
      throws IOException, ChunkNotFoundException {
    Opening inside = opening.deeper();
    if (inside.tooDeep()) {
      return new Unpacked.Aside(name, Fate.TOO_DEEP, inside.tooDeepReason());
    }
    try (MAPIMessage message = attachment.getEmbeddedMessage()) {
      Unpacked held = new OutlookMessage(inside).unpack(message);
      String subject = held.envelope().subject();
      return new Unpacked.Inner(subject == null ? name : subject, Containers.OUTLOOK, held);
    }
  }

  private static String name(AttachmentChunks attachment) {
    for (StringChunk chunk :
        new StringChunk[] {
          attachment.getAttachLongFileName(),
          attachment.getAttachFileName(),
          attachment.getAttachDisplayName()
        }) {
      String name = Archive.bareName(text(chunk));
      if (!name.isEmpty()) {
        return name;
      }
    }
    return null;
  }

  private static String text(StringChunk chunk) {
    return chunk == null || chunk.getValue() == null
        ? ""
        : chunk.getValue().replace('\0', ' ').strip();
  }
}
