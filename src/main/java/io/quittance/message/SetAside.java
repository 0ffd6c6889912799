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
          "application/x-rar-compressed",
          new SetAside(Fate.UNSUPPORTED, "a RAR archive is not unpacked"),
          "application/x-bzip2",
          new SetAside(Fate.UNSUPPORTED, "a bzip2 archive is not unpacked"),
          "application/x-xz",
          new SetAside(Fate.UNSUPPORTED, "an xz archive is not unpacked"),
          "application/pgp-encrypted",
          new SetAside(Fate.NOT_CONTENT, "says that the mail is encrypted (PGP)"),
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
      return new SetAside(Fate.NOT_CONTENT, "a signature, not verified");
    }
    if (role == Role.INLINE_IMAGE) {
      return new SetAside(Fate.NOT_CONTENT, "an image shown inside the body");
    }
    if (type.startsWith("image/")) {
      return new SetAside(Fate.UNSUPPORTED, "images are not read yet");
    }
    if (type.startsWith("audio/") || type.startsWith("video/")) {
      return new SetAside(Fate.UNSUPPORTED, "sound and film are not read");
    }
    return BY_TYPE.getOrDefault(type, TO_READ);
  }
}
