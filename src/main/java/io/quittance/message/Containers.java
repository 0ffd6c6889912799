package io.quittance.message;

import io.quittance.message.Part.Fate;
import java.util.Set;

/** Opens what holds parts without being a multipart. Every kind ends opened or with a reason. */
final class Containers {

  private static final String ZIP = "application/zip";
  private static final String GZIP = "application/gzip";
  private static final String TAR = "application/x-tar";
  private static final String SEVEN_ZIP = "application/x-7z-compressed";
  private static final String TNEF = "application/vnd.ms-tnef";
  static final String OUTLOOK = "application/vnd.ms-outlook";

  private static final Set<String> KINDS = Set.of(ZIP, GZIP, TAR, SEVEN_ZIP, TNEF, OUTLOOK);

  private Containers() {}

  static boolean opens(String type) {
    return KINDS.contains(type) || isSigned(type);
  }

  /** True for a mail in a format of its own. */
  static boolean isMail(String type) {
    return type.equals(OUTLOOK);
  }

  private static boolean isSigned(String type) {
    return type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime");
  }

  /**
   * @param type one for which {@link #opens} is true
   * @param name file name, or null
   */
  static Unpacked open(String type, byte[] bytes, String name, Opening opening) {
    if (bytes.length == 0) {
      return Unpacked.closed(Fate.EMPTY, "no bytes");
    }
    if (opening.tooDeep()) {
      return Unpacked.closed(Fate.TOO_DEEP, opening.tooDeepReason());
    }
    try {
      return switch (type) {
        case ZIP -> Archive.open(bytes, opening);
        case GZIP -> Compressed.gzip(bytes, name, opening);
        case TAR -> Compressed.tar(bytes, opening);
        case SEVEN_ZIP -> SevenZip.open(bytes, opening);
        case TNEF -> WinmailDat.open(bytes, opening);
        case OUTLOOK -> OutlookMessage.open(bytes, opening);
        default -> CmsEnvelope.open(bytes, opening);
      };
    } catch (StackOverflowError e) {
      return Unpacked.closed(Fate.UNREADABLE, "nested too deep to be opened");
    }
  }
}
