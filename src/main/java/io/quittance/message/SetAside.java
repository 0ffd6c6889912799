package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import java.util.Map;

/**
 * Tells by role and type whether a part holds content for the readers, and if not, why.
 *
 * @param reason null when the part is to be read
 */
record SetAside(Fate fate, String reason) {

  private static final SetAside TO_READ = new SetAside(Fate.READ, null);

  private static final Map<String, SetAside> BY_TYPE =
      Map.of(
          "message/delivery-status",
          new SetAside(Fate.NOT_CONTENT, "a delivery report"),
          "message/disposition-notification",
          new SetAside(Fate.NOT_CONTENT, "a read receipt"),
          "text/rfc822-headers",
          new SetAside(Fate.NOT_CONTENT, "headers of a returned mail"),
          "application/vnd.ms-tnef",
          new SetAside(Fate.UNSUPPORTED, "Outlook's winmail.dat is not read yet"),
          "application/vnd.ms-outlook",
          new SetAside(Fate.UNSUPPORTED, "Outlook's .msg is not read yet"),
          "application/pkcs7-mime",
          new SetAside(Fate.UNSUPPORTED, "S/MIME wrapped content is not read yet"),
          "application/x-pkcs7-mime",
          new SetAside(Fate.UNSUPPORTED, "S/MIME wrapped content is not read yet"),
          "text/calendar",
          new SetAside(Fate.NOT_CONTENT, "a calendar entry"),
          "application/x-tika-ooxml-protected",
          new SetAside(Fate.ENCRYPTED, "the office file is protected by a password"),
          "message/partial",
          new SetAside(Fate.UNSUPPORTED, "a fragment of a mail"));

  static SetAside of(Role role, String type, byte[] bytes) {
    if (bytes.length == 0) {
      return new SetAside(Fate.EMPTY, "no bytes");
    }
    if (role == Role.SIGNATURE) {
      return new SetAside(Fate.NOT_CONTENT, "a signature");
    }
    if (type.startsWith("audio/") || type.startsWith("video/")) {
      return new SetAside(Fate.UNSUPPORTED, "sound and film are not read");
    }
    return BY_TYPE.getOrDefault(type, TO_READ);
  }
}
