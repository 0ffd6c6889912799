package io.quittance.receivables;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The canonical form of an invoice number: what is left when everything is removed that people add,
 * drop or retype without meaning another invoice. The store looks items up by it and the matcher
 * compares by it, so it is one function and it is pure. It removes information: two items may share
 * a canonical form, and then a number that is not spelt exactly as one of them is a question.
 *
 * <p>The rules, repeated until nothing changes:
 *
 * <ol>
 *   <li>Unicode NFC, letters in upper case. A letter that is not ASCII never becomes an ASCII one,
 *       so {@code ΙNV-1} with a Greek iota stays another number; digits of other scripts and
 *       invisible characters stay as they are for the same reason.
 *   <li>Blanks, dashes of every kind and ASCII punctuation go: {@code INV-10/24}, {@code inv 10
 *       24}.
 *   <li>A leading word for invoice ({@code Invoice}, {@code Rechnung}, {@code Facture} ...) goes,
 *       with a following word for number, if a digit remains.
 *   <li>A leading code ({@code INV}, {@code RE}, {@code RG}, {@code FA}, {@code NO} ...) goes where
 *       a digit follows: {@code RE-1024} is {@code 1024}, {@code RENT-7} keeps its letters. Codes
 *       of credits stay, because they tell the kind.
 *   <li>Leading zeros go, except the last.
 * </ol>
 */
public final class InvoiceNumber {
  private static final String NUMBER = "(?:NUMBER|NUMMER|NUMERO|NUM|NO|NR)";

  private static final Pattern WORD =
      Pattern.compile(
          "^(?:INVOICE|RECHNUNGS?|BELEG|FACTURE|FACTURA|FATTURA|FAKTURA|FAKTUUR|FACTUUR|FATURA)"
              + NUMBER
              + "?(?=.*[0-9])");

  private static final Pattern CODE =
      Pattern.compile(
          "^(?:INV|INVC|INVNO|INVNR|RE|RENR|RG|RGNR|RNR|FA|FAC|FACT|FT|" + NUMBER + ")(?=[0-9])");

  /** The number sign of French, Spanish and Italian print. */
  private static final Pattern NUMBER_SIGN = Pattern.compile("(?i)\\bn[°º]|№");

  private static final Pattern ZEROS = Pattern.compile("^0+(?=.)");

  /** Longer than this nothing is a number, and only case and separators are taken away. */
  public static final int LONGEST = 100;

  private InvoiceNumber() {}

  /**
   * The canonical form; empty for null and for text without letters and digits. Idempotent.
   *
   * @param printed a number as somebody printed or stored it
   */
  public static String canonical(String printed) {
    if (printed == null) {
      return "";
    }
    String form = lettersAndDigits(Normalizer.normalize(printed, Normalizer.Form.NFC));
    while (form.length() <= LONGEST) {
      String shorter = WORD.matcher(form).replaceFirst("");
      shorter = CODE.matcher(shorter).replaceFirst("");
      shorter = ZEROS.matcher(shorter).replaceFirst("");
      if (shorter.equals(form)) {
        return form;
      }
      form = shorter;
    }
    return form;
  }

  /**
   * The number without what only sets it apart for the eye: letters in upper case and digits, and
   * with them the code in front that {@link #canonical} leaves out. Empty for null.
   */
  public static String spelling(String printed) {
    return printed == null
        ? ""
        : lettersAndDigits(Normalizer.normalize(printed, Normalizer.Form.NFC));
  }

  private static String lettersAndDigits(String text) {
    String spelt = NUMBER_SIGN.matcher(text).replaceAll("NO");
    StringBuilder kept = new StringBuilder(spelt.length());
    spelt
        .codePoints()
        .filter(c -> !separator(c))
        .map(InvoiceNumber::upper)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean separator(int c) {
    if (c < 128) {
      return !Character.isLetterOrDigit(c);
    }
    return Character.isSpaceChar(c) || Character.getType(c) == Character.DASH_PUNCTUATION;
  }

  private static int upper(int c) {
    int upper = Character.toUpperCase(c);
    return c >= 128 && upper < 128 ? c : upper;
  }
}
