package io.quittance.message;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import io.quittance.message.TextDecoding.Decoded;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which charset bytes are in by what they hold, where no label tells or the label lies. */
final class CharsetGuess {

  private static final List<String> LATIN =
      List.of("ISO-8859-2", "windows-1250", "ISO-8859-9", "windows-1254", "windows-1257");

  /** Share of bytes beyond ASCII among letters; even Icelandic stays below. */
  private static final double MOST_WESTERN_SHARE = 0.5;

  /** What Polish, Czech or Turkish letters become in the wrong code page. */
  private static final Pattern SYMBOL_IN_WORD =
      Pattern.compile(
          "\\p{L}[\u00B9\u00B2\u00B3\u00BF\u00BC\u00BD\u00BE\u00B6\u00B1\u00A3\u00A5]\\p{Ll}");

  private CharsetGuess() {}

  /**
   * True when the bytes contradict a charset in which any bytes make some text: as UTF-8 they make
   * sense, or far too many are no letters of a Western language.
   */
  static boolean isLie(byte[] bytes, Charset declared) {
    if (declared.equals(StandardCharsets.UTF_8)) {
      return false;
    }
    boolean single = declared.newEncoder().maxBytesPerChar() <= 1.0f;
    int high = 0;
    int letters = 0;
    int threes = 0;
    for (byte b : bytes) {
      high += b < 0 ? 1 : 0;
      letters += b < 0 || Character.isLetter(b) ? 1 : 0;
      threes += (b & 0xF0) == 0xE0 ? 1 : 0;
    }
    // Pairs of bytes of other Asian charsets may look like short sequences of UTF-8.
    if ((single || threes * 3 == high && threes > 2)
        && TextDecoding.strictly(bytes, StandardCharsets.UTF_8).isPresent()) {
      return true;
    }
    return declared.equals(TextDecoding.WINDOWS_1252)
        && high > MOST_WESTERN_SHARE * letters
        && high > 8;
  }

  static Decoded guess(byte[] bytes, boolean undeclared) {
    Optional<String> utf8 = TextDecoding.strictly(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent()) {
      // Other text is hardly ever well-formed UTF-8 by chance.
      return new Decoded(utf8.get(), "UTF-8", !undeclared);
    }
    for (CharsetMatch match : new CharsetDetector().setText(bytes).detectAll()) {
      Optional<Charset> found =
          match.getConfidence() < leastConfidence(bytes)
              ? Optional.empty()
              : TextDecoding.charset(match.getName()).filter(charset -> mayBe(bytes, charset));
      Optional<String> text = found.flatMap(charset -> TextDecoding.strictly(bytes, charset));
      if (text.isPresent()) {
        return new Decoded(text.get(), found.get().name(), true);
      }
    }
    return new Decoded(
        new String(bytes, TextDecoding.WINDOWS_1252), TextDecoding.WINDOWS_1252.name(), true);
  }

  /** Without signs against Western text a choice among Latin code pages is noise below 60. */
  private static int leastConfidence(byte[] bytes) {
    if (mostlyHigh(bytes)) {
      return 10;
    }
    return symbolsInWords(bytes) ? 20 : 60;
  }

  /** Where symbols stand inside words it is a Latin alphabet, but another than the Western one. */
  private static boolean mayBe(byte[] bytes, Charset charset) {
    if (mostlyHigh(bytes) || !symbolsInWords(bytes)) {
      return true;
    }
    return LATIN.contains(charset.name());
  }

  private static boolean symbolsInWords(byte[] bytes) {
    String western = new String(bytes, TextDecoding.WINDOWS_1252);
    return SYMBOL_IN_WORD.matcher(western).results().limit(3).count() == 3;
  }

  /** Text that is hardly ASCII is in no Latin alphabet, which makes the choice much smaller. */
  static boolean mostlyHigh(byte[] bytes) {
    int high = 0;
    int letters = 0;
    for (byte b : bytes) {
      high += b < 0 ? 1 : 0;
      letters += b < 0 || Character.isLetter(b) ? 1 : 0;
    }
    return high > MOST_WESTERN_SHARE * letters;
  }
}
