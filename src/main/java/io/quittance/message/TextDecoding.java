package io.quittance.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes to text. Never fails: an unknown or lying charset is replaced by what the bytes say, and
 * the result tells that it was guessed.
 */
public final class TextDecoding {

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Names seen in mails that the JDK does not know. Left: letters and digits only, lower case. */
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("utf8mb4", "UTF-8"),
          Map.entry("unicode11utf8", "UTF-8"),
          Map.entry("xutf8", "UTF-8"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("xansi", "windows-1252"),
          Map.entry("ansix341968", "windows-1252"),
          Map.entry("cp1252", "windows-1252"),
          Map.entry("xcp1252", "windows-1252"),
          Map.entry("iso88598i", "ISO-8859-8"),
          Map.entry("iso88598e", "ISO-8859-8"),
          Map.entry("ksc56011987", "x-windows-949"),
          Map.entry("ksc5601", "x-windows-949"),
          Map.entry("euckr", "x-windows-949"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("cp936", "GB18030"),
          Map.entry("xgbk", "GB18030"),
          Map.entry("hzgb2312", "GB18030"),
          Map.entry("shiftjis", "windows-31j"),
          Map.entry("xsjis", "windows-31j"),
          Map.entry("cp932", "windows-31j"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("xmacroman", "x-MacRoman"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("xunknown", ""),
          Map.entry("unknown8bit", ""),
          Map.entry("8bit", ""),
          Map.entry("binary", ""),
          Map.entry("default", ""),
          Map.entry("none", ""));

  private static final List<String> SEVEN_BIT = List.of("ISO-2022-JP", "ISO-2022-KR");

  private TextDecoding() {}

  /**
   * @param charset name of the charset used
   * @param guessed true when bytes beyond ASCII were read without a declared charset that fits
   */
  public record Decoded(String text, String charset, boolean guessed) {}

  /** Decodes; {@code declared} may be null, unknown or wrong. */
  public static Decoded decode(byte[] bytes, String declared) {
    Optional<Decoded> marked = byMark(bytes);
    if (marked.isPresent()) {
      return marked.get();
    }
    Optional<Charset> known = charset(declared);
    boolean declaredWide = known.isPresent() && known.get().name().startsWith("UTF-16");
    Optional<Charset> wide = declaredWide ? Optional.empty() : WideText.unmarked(bytes);
    if (wide.isPresent()) {
      return new Decoded(new String(bytes, wide.get()), wide.get().name(), true);
    }
    if (ascii(bytes) && !sevenBitEscapes(declared)) {
      return sevenBit(bytes, declared);
    }
    if (known.isPresent() && CharsetGuess.isLie(bytes, known.get())) {
      return CharsetGuess.guess(bytes, false);
    }
    if (known.isPresent()) {
      Optional<String> text = strictly(bytes, known.get());
      if (text.isPresent()) {
        return new Decoded(text.get(), known.get().name(), false);
      }
    }
    return CharsetGuess.guess(bytes, declared == null || declared.isBlank());
  }

  /** ASCII; but escapes may switch to Japanese or Korean, and UTF-7 is not undone. */
  private static Decoded sevenBit(byte[] bytes, String declared) {
    String text = new String(bytes, StandardCharsets.US_ASCII);
    for (String name : text.indexOf("\u001B$") < 0 ? List.<String>of() : SEVEN_BIT) {
      Optional<String> decoded = strictly(bytes, Charset.forName(name));
      if (decoded.isPresent() && decoded.get().indexOf('\u001B') < 0) {
        return new Decoded(decoded.get(), name, true);
      }
    }
    boolean utf7 = declared != null && declared.toLowerCase(Locale.ROOT).contains("utf-7");
    return new Decoded(text, "US-ASCII", utf7 && text.indexOf('+') >= 0);
  }

  /** The charset of a name after mending known aliases; empty when nothing fits. */
  static Optional<Charset> charset(String name) {
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    String plain = name.strip();
    String key = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    String mended = ALIASES.get(key);
    if (mended == null) {
      // en_US.iso885915 and the like: the locale before the dot says nothing.
      int dot = plain.lastIndexOf('.');
      mended = dot >= 0 ? plain.substring(dot + 1) : plain;
      mended = mended.replaceAll("(?i)^iso[-_]?8859[-_]?(\\d{1,2})$", "ISO-8859-$1");
      mended = mended.replaceAll("(?i)^(?:x-)?(?:windows|win|cp)-?_?(\\d{3,4})$", "windows-$1");
    }
    if (mended.isEmpty()) {
      return Optional.empty();
    }
    try {
      Charset found = Charset.forName(mended);
      // Mail that says Latin-1 or ASCII means windows-1252, as browsers take it.
      boolean latin =
          found.equals(StandardCharsets.ISO_8859_1) || found.equals(StandardCharsets.US_ASCII);
      if (found.equals(StandardCharsets.US_ASCII)) {
        return Optional.empty();
      }
      return Optional.of(latin ? WINDOWS_1252 : found);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  static String headerLine(byte[] data, int from, int to) {
    boolean plain = true;
    for (int i = from; i < to && plain; i++) {
      plain = data[i] >= 0;
    }
    if (plain) {
      return new String(data, from, to - from, StandardCharsets.US_ASCII);
    }
    byte[] line = java.util.Arrays.copyOfRange(data, from, to);
    return CharsetGuess.mostlyHigh(line)
        ? CharsetGuess.guess(line, true).text()
        : strictly(line, StandardCharsets.UTF_8).orElseGet(() -> new String(line, WINDOWS_1252));
  }

  private static Optional<Decoded> byMark(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(marked(bytes, 3, StandardCharsets.UTF_8));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16LE));
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return Optional.of(marked(bytes, 2, StandardCharsets.UTF_16BE));
    }
    return Optional.empty();
  }

  private static Decoded marked(byte[] bytes, int mark, Charset charset) {
    String text = new String(bytes, mark, bytes.length - mark, charset);
    return new Decoded(text, charset.name(), false);
  }

  static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(
                  charset.equals(WINDOWS_1252)
                      ? CodingErrorAction.REPLACE
                      : CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** ISO-2022 and HZ text is ASCII bytes that mean something else. */
  private static boolean sevenBitEscapes(String declared) {
    return declared != null
        && (declared.toLowerCase(Locale.ROOT).contains("2022")
            || declared.toLowerCase(Locale.ROOT).contains("utf-16")
            || declared.toLowerCase(Locale.ROOT).contains("utf-32"));
  }

  private static boolean ascii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
