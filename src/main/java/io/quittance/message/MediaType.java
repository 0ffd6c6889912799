package io.quittance.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * What the bytes are, whatever their label says. The common kinds are told by their first bytes;
 * only for the rest is the registry of Tika loaded.
 */
final class MediaType {

  static final String MAIL = "message/rfc822";
  static final String UNKNOWN = "application/octet-stream";
  private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("txt", "text/plain"),
          Map.entry("text", "text/plain"),
          Map.entry("log", "text/plain"),
          Map.entry("csv", "text/csv"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("tab", "text/tab-separated-values"),
          Map.entry("htm", "text/html"),
          Map.entry("html", "text/html"),
          Map.entry("xhtml", "text/html"),
          Map.entry("eml", MAIL),
          Map.entry("emlx", MAIL),
          Map.entry("mht", MAIL),
          Map.entry("mhtml", MAIL),
          Map.entry("xml", "application/xml"),
          Map.entry("json", "application/json"),
          Map.entry("rtf", "application/rtf"),
          Map.entry("edi", "application/edi-x12"),
          Map.entry("x12", "application/edi-x12"),
          Map.entry("820", "application/edi-x12"),
          Map.entry("sta", "text/plain"),
          Map.entry("md", "text/plain"));

  private MediaType() {}

  /**
   * @param declared value of Content-Type, lower case, or empty
   * @param name file name, or null
   * @return the media type, lower case, never null
   */
  static String of(byte[] content, String declared, String name) {
    Optional<String> magic = byMagic(content);
    if (magic.isPresent()) {
      return magic.get();
    }
    String byName = BY_EXTENSION.getOrDefault(extension(name), "");
    boolean vague =
        declared.isEmpty()
            || !declared.contains("/")
            || declared.equals(UNKNOWN)
            || declared.equals("application/x-unknown")
            || declared.equals("application/download")
            || declared.equals("application/force-download");
    if (declared.equals("text/plain") || isOffice(declared)) {
      // Excel's own label for a CSV is application/vnd.ms-excel.
      return looksLikeText(content) && !byName.isEmpty()
          ? byName
          : declared.equals("text/plain") ? declared : labelled(content, declared, name);
    }
    if (!vague) {
      return declared.equals("application/csv") || declared.equals("text/x-csv")
          ? "text/csv"
          : declared;
    }
    return byName.isEmpty() ? unlabelled(content, name) : byName;
  }

  /** A kind whose first bytes leave no doubt. */
  static Optional<String> byMagic(byte[] content) {
    if (starts(content, "PK\3\4") || starts(content, "PK\5\6")) {
      return Optional.of(zipped(content));
    }
    if (starts(content, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
      return Optional.of(compound(content));
    }
    if (starts(content, "{\\rtf")) {
      return Optional.of("application/rtf");
    }
    if (starts(content, "\u0089PNG")) {
      return Optional.of("image/png");
    }
    if (starts(content, "\u00FF\u00D8\u00FF")) {
      return Optional.of("image/jpeg");
    }
    if (starts(content, "GIF8")) {
      return Optional.of("image/gif");
    }
    if (starts(content, "II*\0") || starts(content, "MM\0*")) {
      return Optional.of("image/tiff");
    }
    if (starts(content, "x\u009F>\"")) {
      return Optional.of("application/vnd.ms-tnef");
    }
    if (starts(content, "\u001F\u008B")) {
      return Optional.of("application/gzip");
    }
    if (starts(content, "Rar!\u001A")) {
      return Optional.of("application/x-rar-compressed");
    }
    if (starts(content, "7z\u00BC\u00AF")) {
      return Optional.of("application/x-7z-compressed");
    }
    return head(content, 1024).contains("%PDF-") && looksBinaryOrPdf(content)
        ? Optional.of("application/pdf")
        : Optional.empty();
  }

  /** Text has no control bytes but the usual ones. */
  static boolean looksLikeText(byte[] content) {
    int odd = 0;
    int seen = Math.min(content.length, 4096);
    boolean wide =
        seen >= 2 && (content[0] & 0xFF) >= 0xFE && (content[1] & 0xFF) >= 0xFE
            || WideText.unmarked(content).isPresent();
    for (int i = 0; i < seen; i++) {
      if (content[i] >= 0 && content[i] < 32 && "\t\n\r\f\u001b".indexOf(content[i]) < 0) {
        odd++;
      }
    }
    return wide || odd * 100 <= seen;
  }

  static String extension(String name) {
    int dot = name == null ? -1 : name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isOffice(String declared) {
    return declared.startsWith("application/vnd.ms-")
        || declared.equals("application/excel")
        || declared.equals("application/msword")
        || declared.startsWith(OOXML);
  }

  /** Labelled as an office file, but the bytes are none. */
  private static String labelled(byte[] content, String declared, String name) {
    return looksLikeText(content) ? unlabelled(content, name) : declared;
  }

  private static String unlabelled(byte[] content, String name) {
    if (looksLikeText(content)) {
      String head = head(content, 1024).stripLeading().toLowerCase(Locale.ROOT);
      if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
        return "text/html";
      }
      if (head.startsWith("<?xml")) {
        return "application/xml";
      }
      if (Headers.looksLikeMail(content, content.length)) {
        return MAIL;
      }
      return SeparatedValues.looksLike(content) ? "text/csv" : "text/plain";
    }
    Metadata metadata = new Metadata();
    if (name != null) {
      metadata.set("resourceName", name);
    }
    try {
      return MimeTypes.getDefaultMimeTypes()
          .detect(new ByteArrayInputStream(content), metadata)
          .getBaseType()
          .toString();
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  /** A mail that only quotes the magic is no PDF; a PDF after a little rubbish is one. */
  private static boolean looksBinaryOrPdf(byte[] content) {
    String head = head(content, 1024);
    int at = head.indexOf("%PDF-");
    return at == 0
        || head(content, 200_000).contains(" obj") && !Headers.looksLikeMail(content, at);
  }

  private static String zipped(byte[] content) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      ZipEntry entry = zip.getNextEntry();
      for (int i = 0; entry != null && i < 50; i++, entry = zip.getNextEntry()) {
        Optional<String> kind = byEntry(entry, zip);
        if (kind.isPresent()) {
          return kind.get();
        }
      }
    } catch (IOException | RuntimeException e) {
      // A broken directory: the names in the bytes still tell.
    }
    String all = head(content, content.length);
    if (all.contains("xl/workbook.xml")) {
      return OOXML + "spreadsheetml.sheet";
    }
    return all.contains("word/document.xml")
        ? OOXML + "wordprocessingml.document"
        : "application/zip";
  }

  private static Optional<String> byEntry(ZipEntry entry, ZipInputStream zip) throws IOException {
    String name = entry.getName().replace('\\', '/');
    if (name.equals("mimetype")) {
      String type = new String(zip.readNBytes(100), StandardCharsets.US_ASCII).strip();
      return type.startsWith("application/") ? Optional.of(type) : Optional.empty();
    }
    if (name.equals("xl/workbook.bin") || name.equals("xl/_rels/workbook.bin.rels")) {
      return Optional.of("application/vnd.ms-excel.sheet.binary.macroenabled.12");
    }
    // The binary form shares most of its names with the other.
    boolean sheet =
        name.equals("xl/workbook.xml")
            || name.equals("xl/styles.xml")
            || name.equals("xl/sharedStrings.xml")
            || name.startsWith("xl/worksheets/") && name.endsWith(".xml");
    if (sheet) {
      return Optional.of(OOXML + "spreadsheetml.sheet");
    }
    if (name.startsWith("word/")) {
      return Optional.of(OOXML + "wordprocessingml.document");
    }
    return name.startsWith("ppt/")
        ? Optional.of(OOXML + "presentationml.presentation")
        : Optional.empty();
  }

  /** The kind of an OLE2 file by the names in its directory. */
  private static String compound(byte[] content) {
    String all = head(content, content.length);
    if (all.contains(wide("EncryptedPackage"))) {
      return "application/x-tika-ooxml-protected";
    }
    if (all.contains(wide("__properties_version1.0"))) {
      return "application/vnd.ms-outlook";
    }
    if (all.contains(wide("Workbook")) || all.contains(wide("Book"))) {
      return "application/vnd.ms-excel";
    }
    return all.contains(wide("WordDocument"))
        ? "application/msword"
        : "application/x-tika-msoffice";
  }

  private static String wide(String name) {
    StringBuilder text = new StringBuilder();
    name.chars().forEach(c -> text.append((char) c).append('\0'));
    return text.toString();
  }

  private static String head(byte[] content, int length) {
    return new String(content, 0, Math.min(length, content.length), StandardCharsets.ISO_8859_1);
  }

  private static boolean starts(byte[] content, String magic) {
    if (content.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((content[i] & 0xFF) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
