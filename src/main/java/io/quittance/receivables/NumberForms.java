package io.quittance.receivables;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Forms beside the {@link InvoiceNumber#canonical canonical} one, by which a number is found that a
 * customer printed otherwise. They find candidates and prove nothing: more numbers share such a
 * form. Migration V111 has the same rules in SQL.
 */
public final class NumberForms {
  /** Fewer last characters of a number tell nothing. */
  public static final int SHORTEST_SUFFIX = 5;

  /** Fewer characters of a reference tell nothing. */
  public static final int SHORTEST_REFERENCE = 4;

  private static final String CONFUSED = "OILSBZG";
  private static final String MEANT = "0115826";

  private static final Pattern ZEROS = Pattern.compile("^0+");

  /** A code for invoice whose digits were read as letters, so that it did not go. */
  private static final Pattern CODE =
      Pattern.compile("^(INV|RE|RG|FA|NO|NR)([OILSBZG0-9]*[0-9][OILSBZG0-9]*)$");

  private static final Pattern REFERENCE_CODE = Pattern.compile("^(PO|NO|NR)(?=[0-9])");

  private NumberForms() {}

  /**
   * What is left when characters that print and recognition confuse count as one: O and 0, I, L and
   * 1, S and 5, B and 8, Z and 2, G and 6. May be empty.
   *
   * @param canonical the canonical form of a number
   */
  public static String skeleton(String canonical) {
    return ZEROS.matcher(digitsFor(canonical)).replaceFirst("");
  }

  /** Skeletons of all that a printed number can be read as; {@code INV-O815} is 815 too. */
  public static Set<String> skeletons(String printed) {
    String form = InvoiceNumber.canonical(printed);
    Set<String> skeletons = new LinkedHashSet<>();
    skeletons.add(skeleton(form));
    Matcher code = CODE.matcher(form);
    if (code.matches()) {
      skeletons.add(skeleton(InvoiceNumber.canonical(code.group(1) + digitsFor(code.group(2)))));
    }
    skeletons.remove("");
    return skeletons;
  }

  /**
   * Where a number has digits and where letters: {@code 2026A17} is {@code 9999A99}. Two numbers of
   * one shape are two numbers of the same kind.
   */
  public static String shape(String canonical) {
    StringBuilder shape = new StringBuilder(canonical.length());
    for (int i = 0; i < canonical.length(); i++) {
      char c = canonical.charAt(i);
      shape.append(c >= '0' && c <= '9' ? '9' : c >= 'A' && c <= 'Z' ? 'A' : c);
    }
    return shape.toString();
  }

  /**
   * A customer's own reference as it is looked up: ASCII letters in upper case and digits, without
   * a leading code and zeros. Empty when too little is left to tell anything.
   */
  public static String reference(String printed) {
    if (printed == null) {
      return "";
    }
    String form = printed.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    form = ZEROS.matcher(REFERENCE_CODE.matcher(form).replaceFirst("")).replaceFirst("");
    boolean tells =
        form.length() >= SHORTEST_REFERENCE && form.chars().anyMatch(c -> c >= '0' && c <= '9');
    return tells ? form : "";
  }

  private static String digitsFor(String form) {
    StringBuilder digits = new StringBuilder(form);
    for (int i = 0; i < form.length(); i++) {
      int at = CONFUSED.indexOf(form.charAt(i));
      if (at >= 0) {
        digits.setCharAt(i, MEANT.charAt(at));
      }
    }
    return digits.toString();
  }
}
