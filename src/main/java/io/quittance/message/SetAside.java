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
      Map.ofEntries(
          aside("message/delivery-status", Fate.NOT_CONTENT, "a delivery report"),
          aside("message/disposition-notification", Fate.NOT_CONTENT, "a read receipt"),
          aside("message/feedback-report", Fate.NOT_CONTENT, "a report of abuse"),
          aside("text/rfc822-headers", Fate.NOT_CONTENT, "headers of a returned mail"),
          aside("text/calendar", Fate.NOT_CONTENT, "a calendar entry"),
          aside("message/partial", Fate.UNSUPPORTED, "a fragment of a mail"),
          aside(
              "application/pgp-encrypted",
              Fate.NOT_CONTENT,
              "says that the mail is encrypted (PGP)"),
          aside("application/ms-tnef", Fate.UNREADABLE, "labelled as winmail.dat, but it is none"),
          aside(
              "application/x-tika-ooxml-protected",
              Fate.ENCRYPTED,
              "the office file is protected by a password"),
          aside(
              "application/vnd.ms-excel.sheet.binary.macroenabled.12",
              Fate.UNSUPPORTED,
              "a workbook in binary form (.xlsb) is not read, only .xlsx and .xls"),
          aside("application/x-rar-compressed", Fate.UNSUPPORTED, "a RAR archive is not unpacked"),
          aside("application/x-bzip2", Fate.UNSUPPORTED, "a bzip2 archive is not unpacked"),
          aside("application/x-xz", Fate.UNSUPPORTED, "an xz archive is not unpacked"));

  private static Map.Entry<String, SetAside> aside(String type, Fate fate, String reason) {
    return Map.entry(type, new SetAside(fate, reason));
  }

  static SetAside of(Role role, String type, byte[] bytes) {
    if (bytes.length == 0) {
      return new SetAside(Fate.EMPTY, "no bytes");
    }
    if (role == Role.SIGNATURE) {
      return new SetAside(Fate.NOT_CONTENT, "a signature, not verified");
    }
    if (type.startsWith("audio/") || type.startsWith("video/")) {
      return new SetAside(Fate.UNSUPPORTED, "sound and film are not read");
    }
    return BY_TYPE.getOrDefault(type, TO_READ);
  }
}
