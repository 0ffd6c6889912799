package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import io.quittance.message.Unpacked.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIRtfAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;

/** Outlook's winmail.dat, [MS-OXTNEF]: bodies, attachments and the messages inside it. */
final class WinmailDat {

  private static final String TYPE = "application/vnd.ms-tnef";
  private static final int BODY = 0x1000;
  private static final int RTF_COMPRESSED = 0x1009;
  private static final int BODY_HTML = 0x1013;
  private static final int SUBJECT = 0x0037;
  private static final int ATTACH_LONG_NAME = 0x3707;
  private static final int ATTACH_DATA = 0x3701;

  /** The signature of TNEF, after the interface identifier that an embedded message starts with. */
  private static final byte[] SIGNATURE = {0x78, (byte) 0x9F, 0x3E, 0x22};

  private static final int IDENTIFIER_BYTES = 16;

  private final Opening opening;

  private WinmailDat(Opening opening) {
    this.opening = opening;
  }

  static Unpacked open(byte[] bytes, Opening opening) {
    try {
      return new WinmailDat(opening).unpack(new HMEFMessage(new ByteArrayInputStream(bytes)));
    } catch (IOException | RuntimeException e) {
      return Unpacked.broken("winmail.dat", e);
    }
  }

  private Unpacked unpack(HMEFMessage message) {
    String charset = codePage(message);
    List<MAPIAttribute> properties = message.getMessageMAPIAttributes();
    String text = text(properties, BODY, charset);
    TNEFAttribute plain = message.getMessageAttribute(TNEFProperty.ID_BODY);
    if (text == null && plain != null) {
      text = TextDecoding.decode(plain.getData(), charset).text();
    }
    MAPIAttribute html = find(properties, BODY_HTML);
    MAPIAttribute rtf = find(properties, RTF_COMPRESSED);
    OutlookBodies bodies =
        new OutlookBodies(
            text == null ? null : text.replace('\0', ' '),
            html == null ? null : html.getData(),
            null,
            rtf instanceof MAPIRtfAttribute compressed ? compressed.getData() : null);
    List<Item> items = new ArrayList<>(bodies.items());
    for (Attachment attachment : message.getAttachments()) {
      if (items.size() > opening.limits().parts()) {
        break;
      }
      items.add(attachment(attachment, charset));
    }
    return items.isEmpty()
        ? Unpacked.closed(Fate.EMPTY, "a winmail.dat with nothing in it")
        : new Unpacked(Fate.CONTAINER, null, envelope(message, charset), items);
  }

  /** Only the subject: the mail around it says the rest. */
  private static Envelope envelope(HMEFMessage message, String charset) {
    String subject = text(message.getMessageMAPIAttributes(), SUBJECT, charset);
    String shown = subject == null || subject.isBlank() ? null : subject.replace('\0', ' ').strip();
    return new Envelope(null, shown, null, null, null, List.of(), null, null, null, false, false);
  }

  private Item attachment(Attachment attachment, String charset) {
    String name = name(attachment, charset);
    try {
      MAPIAttribute object = find(attachment.getMAPIAttributes(), ATTACH_DATA);
      byte[] data = object == null ? null : object.getData();
      if (data != null && isMessage(data)) {
        return embedded(Arrays.copyOfRange(data, IDENTIFIER_BYTES, data.length), name);
      }
      byte[] bytes = data == null ? attachment.getContents() : data;
      long most = opening.most();
      return opening.takes(bytes)
          ? new Unpacked.Content(name, Role.ATTACHMENT, "", null, bytes)
          : opening.tooLarge(name, most);
    } catch (RuntimeException e) {
      return new Unpacked.Aside(name, Fate.UNREADABLE, "a broken attachment: " + e.getMessage());
    }
  }

  private Item embedded(byte[] message, String name) {
    Opening inside = opening.deeper();
    if (inside.tooDeep()) {
      return new Unpacked.Aside(name, Fate.TOO_DEEP, inside.tooDeepReason());
    }
    Unpacked held = open(message, inside);
    String subject = held.envelope() == null ? null : held.envelope().subject();
    return new Unpacked.Inner(subject == null ? name : subject, TYPE, held);
  }

  private static boolean isMessage(byte[] data) {
    return data.length > IDENTIFIER_BYTES + SIGNATURE.length
        && Arrays.equals(
            data,
            IDENTIFIER_BYTES,
            IDENTIFIER_BYTES + SIGNATURE.length,
            SIGNATURE,
            0,
            SIGNATURE.length);
  }

  private static String name(Attachment attachment, String charset) {
    String name = text(attachment.getMAPIAttributes(), ATTACH_LONG_NAME, charset);
    TNEFAttribute title = attachment.getAttribute(TNEFProperty.ID_ATTACHTITLE);
    if (name == null && title != null) {
      name = TextDecoding.decode(title.getData(), charset).text();
    }
    String bare = name == null ? "" : Archive.bareName(name.replace('\0', ' ').strip());
    return bare.isEmpty() ? null : bare;
  }

  private static MAPIAttribute find(List<MAPIAttribute> properties, int id) {
    return properties.stream().filter(p -> p.getProperty().id == id).findFirst().orElse(null);
  }

  private static String text(List<MAPIAttribute> properties, int id, String charset) {
    MAPIAttribute found = find(properties, id);
    if (found == null) {
      return null;
    }
    boolean wide = found.getType() == TNEFProperty.PTYPE_UNICODE;
    return wide || found instanceof MAPIStringAttribute && charset == null
        ? MAPIStringAttribute.getAsString(found)
        : TextDecoding.decode(found.getData(), charset).text();
  }

  private static String codePage(HMEFMessage message) {
    TNEFAttribute page = message.getMessageAttribute(TNEFProperty.ID_OEMCODEPAGE);
    if (page == null || page.getData().length < 4) {
      return null;
    }
    int number = ByteBuffer.wrap(page.getData()).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return number == 65001 ? StandardCharsets.UTF_8.name() : "windows-" + number;
  }
}
