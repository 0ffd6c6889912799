package io.quittance.document;

import io.quittance.message.PartContent;
import io.quittance.message.TextDecoding;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells files that programs exchange by their content, whatever their name or declared type says.
 */
final class StructuredContent {

  private static final int HEAD = 4096;

  /** Types whose bytes are never text, though their first bytes might look like it. */
  private static final Set<String> NEVER =
      Set.of("application/pdf", "text/html", "application/xhtml+xml", "application/rtf");

  /** Roots of the standards, for files without an XML declaration. */
  private static final Pattern ROOT =
      Pattern.compile(
          "<(?:[\\w.-]+:)?(?:Document|RemittanceAdvice|BkToCstmr\\w*|RmtAdvc|BizMsg|BusMsg)[\\s>]");

  private StructuredContent() {}

  /** The reader for the content, or empty when it is none of the standards. */
  static Optional<PartReader> reader(PartContent content) {
    if (NEVER.contains(content.part().mediaType()) || binary(content.bytes())) {
      return Optional.empty();
    }
    if (isXml(head(content.bytes()))) {
      return Optional.of(new XmlReader());
    }
    String text = TextDecoding.decode(content.bytes(), content.form().charset()).text();
    return SegmentSyntax.of(text).map(SegmentsReader::new);
  }

  private static boolean isXml(String head) {
    String start = head.stripLeading();
    return start.startsWith("<?xml") || ROOT.matcher(start).lookingAt();
  }

  /** The first bytes as they read in any charset that keeps ASCII; blanks between them left out. */
  private static String head(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1)
            .replace("\0", "");
    int at = 0;
    while (at < head.length() && head.charAt(at) > 0x7f) {
      at++;
    }
    return head.substring(at);
  }

  /** Control characters among the first bytes, other than those of UTF-16 and of EDI separators. */
  private static boolean binary(byte[] bytes) {
    int odd = 0;
    int seen = Math.min(bytes.length, HEAD);
    boolean wide = seen > 1 && ((bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE);
    for (int i = 0; i < seen; i++) {
      if (bytes[i] >= 0 && bytes[i] < 9 || bytes[i] > 13 && bytes[i] < 0x1c) {
        odd++;
      }
    }
    return !wide && odd * 50 > seen;
  }
}
