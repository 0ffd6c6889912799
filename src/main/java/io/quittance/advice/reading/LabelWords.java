package io.quittance.advice.reading;

import java.text.Normalizer;
import java.util.Map;
import java.util.Set;

/**
 * The comparable form of printed words: lower case, without accents and punctuation, number words
 * and usual abbreviations made one; a percent sign is a word. Chinese and Japanese are written
 * without blanks: those between their characters go, and one comes between them and Latin letters
 * or digits.
 */
final class LabelWords {

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("nr", "no"),
          Map.entry("num", "no"),
          Map.entry("number", "no"),
          Map.entry("numbers", "no"),
          Map.entry("nos", "no"),
          Map.entry("numero", "no"),
          Map.entry("numer", "no"),
          Map.entry("nro", "no"),
          Map.entry("nbr", "no"),
          Map.entry("n", "no"),
          Map.entry("nummer", "no"),
          Map.entry("nºm", "no"),
          Map.entry("番号", "no"),
          Map.entry("号码", "no"),
          Map.entry("號碼", "no"),
          Map.entry("编号", "no"),
          Map.entry("編號", "no"),
          Map.entry("amt", "amount"),
          Map.entry("inv", "invoice"),
          Map.entry("ref", "reference"),
          Map.entry("refs", "reference"),
          Map.entry("doc", "document"),
          Map.entry("docs", "document"),
          Map.entry("pmt", "payment"),
          Map.entry("pymt", "payment"),
          Map.entry("payt", "payment"),
          Map.entry("pymnt", "payment"),
          Map.entry("acct", "account"),
          Map.entry("curr", "currency"),
          Map.entry("disc", "discount"),
          Map.entry("chk", "cheque"),
          Map.entry("check", "cheque"),
          Map.entry("cust", "customer"),
          Map.entry("desc", "description"),
          Map.entry("orig", "original"),
          Map.entry("trans", "transaction"),
          Map.entry("txn", "transaction"),
          Map.entry("w", "withholding"),
          Map.entry("benef", "beneficiary"));

  /** Endings that say number: {@code 請求書番号} is {@code 請求書 no}. */
  private static final Set<String> NUMBER_ENDINGS = Set.of("番号", "号码", "號碼", "编号", "編號");

  private LabelWords() {}

  /** The comparable form of a text of any length. */
  static String plain(String text) {
    String letters = letters(text);
    if (letters.indexOf(' ') < 0) {
      return SAME.getOrDefault(letters, withNumberSuffix(letters));
    }
    String[] parts = letters.split(" ");
    StringBuilder joined = new StringBuilder();
    boolean number = false;
    for (String part : parts) {
      String same = SAME.getOrDefault(part, withNumberSuffix(part));
      if (number && same.equals("no")) {
        continue;
      }
      joined.append(joined.length() == 0 ? "" : " ").append(same);
      number = same.equals("no") || same.endsWith(" no");
    }
    return joined.toString();
  }

  /** True for a character of a script that is written without blanks. */
  static boolean unspaced(char c) {
    return c >= '\u3400' && c <= '\u9fff'
        || c >= '\u3041' && c <= '\u30ff' && c != '\u30fb'
        || c == '\u3005'
        || c >= '\uf900' && c <= '\ufaff';
  }

  /** True when any character is of such a script. */
  static boolean hasUnspaced(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (unspaced(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Lower-case letters and digits with single blanks. */
  private static String letters(String text) {
    String plain = decomposed(text);
    StringBuilder out = new StringBuilder(plain.length() + 8);
    boolean blank = true;
    boolean mark = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      if (c == '’' || c == '\'') {
        if (!blank && isElided(out)) {
          out.append(' ');
          blank = true;
        }
        continue;
      }
      if (c == '#' || c == '№') {
        out.append(blank ? "no " : " no ");
        blank = true;
        mark = false;
      } else if (c == '%') {
        out.append(blank ? "percent " : " percent ");
        blank = true;
        mark = false;
      } else if (Character.isLetterOrDigit(c)) {
        append(out, plain, i, blank, mark);
        blank = false;
        mark = false;
      } else {
        mark |= !Character.isWhitespace(c) && c != '\u30fb';
        if (!blank) {
          out.append(' ');
          blank = true;
        }
      }
    }
    return out.toString().strip();
  }

  private static void append(StringBuilder out, String plain, int at, boolean blank, boolean mark) {
    char c = plain.charAt(at);
    int last = out.length() - 1;
    if (unspaced(c)) {
      if (blank && !mark && last > 0 && unspaced(out.charAt(last - 1))) {
        out.setLength(last);
      } else if (!blank && !unspaced(out.charAt(last))) {
        out.append(' ');
      }
    } else if (!blank && (unspaced(out.charAt(last)) || isHump(plain, at))) {
      out.append(' ');
    }
    String spelled = spelled(c);
    if (spelled == null) {
      out.append(Character.toLowerCase(c));
    } else {
      out.append(spelled);
    }
  }

  /** Programs write headings in one word: {@code InvoiceNumber}. */
  private static boolean isHump(String plain, int at) {
    return at > 0
        && Character.isUpperCase(plain.charAt(at))
        && Character.isLowerCase(plain.charAt(at - 1))
        && at + 1 < plain.length()
        && Character.isLowerCase(plain.charAt(at + 1));
  }

  /** Letters that no decomposition takes apart, as those write them who have none. */
  private static String spelled(char c) {
    return switch (c) {
      case 'ł', 'Ł' -> "l";
      case 'ø', 'Ø' -> "o";
      case 'đ', 'Đ' -> "d";
      case 'ı' -> "i";
      case 'œ', 'Œ' -> "oe";
      case 'æ', 'Æ' -> "ae";
      default -> null;
    };
  }

  /** Full-width and half-width forms count as their plain ones, in words only. */
  private static String decomposed(String text) {
    boolean plain = true;
    boolean wide = false;
    for (int i = 0; i < text.length(); i++) {
      plain &= text.charAt(i) < 0x80;
      wide |= text.charAt(i) >= 0x2e80;
    }
    return plain
        ? text
        : Normalizer.normalize(
            text.replace("ß", "ss").replace('º', '°'),
            wide ? Normalizer.Form.NFKD : Normalizer.Form.NFD);
  }

  /** {@code belegnr} and {@code belegnummer} are {@code belegno}. */
  private static String withNumberSuffix(String part) {
    if (part.length() > 5 && part.endsWith("nummer")) {
      return part.substring(0, part.length() - 6) + "no";
    }
    if (part.length() > 3 && part.endsWith("nr")) {
      return part.substring(0, part.length() - 2) + "no";
    }
    int stem = part.length() - 2;
    return stem > 0 && NUMBER_ENDINGS.contains(part.substring(stem))
        ? part.substring(0, stem) + " no"
        : part;
  }

  /** A single letter before an apostrophe is an article: {@code d'émission}. */
  private static boolean isElided(StringBuilder out) {
    int last = out.length() - 1;
    return Character.isLetter(out.charAt(last)) && (last == 0 || out.charAt(last - 1) == ' ');
  }
}
