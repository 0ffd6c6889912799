package io.quittance.advice.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks numbers of bank accounts: what has the form of an IBAN, and numbers beside a word that says
 * what they are. A wrong check digit makes an account number no less private.
 */
final class AccountNumbers {
  /** Country and length, as the IBAN registry of SWIFT lists them (release 99). */
  private static final String LENGTHS =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
          + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21"
          + " HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27"
          + " MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24"
          + " RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22"
          + " VG24 XK20 YE30";

  private static final Map<String, Integer> LENGTH_OF = lengths();
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private static final Pattern IBAN_BEGINS =
      Pattern.compile("(?<![\\p{L}\\p{N}])[A-Za-z]{2}[0-9]{2}(?=[ .\\-\\u00A0]?[A-Za-z0-9])");
  private static final Pattern BIC =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![\\p{L}\\p{N}])");
  private static final Pattern BIC_LABEL = label(PrivateWords.BIC_LABEL);
  private static final Pattern LABEL = label(PrivateWords.ACCOUNT_LABEL);

  /** Between the word and the number: a colon, "no.", "ending in". */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?iu)(?:(?:"
              + " [\\p{L}.]{2,20}){0,2}\\s*:|[\\s.:#№=|-]|(?:no|nr|number|nummer|n°|ending|in|is)\\b)*");

  /** Digits, in groups or with letters between them, also where a bank has starred some out. */
  private static final Pattern NUMBER =
      Pattern.compile("[\\p{L}*•]{0,4}[0-9*•][0-9A-Za-z*•]*(?:[ ./-][0-9*•][0-9A-Za-z*•]*){0,8}");

  /** What stands beside the words by chance; a sort code looks like a date with two digits. */
  private static final Pattern SOMETHING_ELSE =
      Pattern.compile(
          "[0-9][.,][0-9]{2}(?![0-9])|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}(?![0-9])"
              + "|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])");

  private static final int LEAST_DIGITS = 3;

  private AccountNumbers() {}

  static void mark(Marks marks) {
    boolean iban = ibans(marks);
    String text = marks.text();
    if (iban || BIC_LABEL.matcher(text).find()) {
      bics(marks);
    }
    Matcher label = LABEL.matcher(text);
    while (label.find()) {
      Matcher between = BETWEEN.matcher(text).region(label.end(), text.length());
      int at = between.lookingAt() ? between.end() : label.end();
      Matcher number = NUMBER.matcher(text).region(at, text.length());
      if (number.lookingAt()) {
        value(marks, number.start(), marks.within(number.start(), number.end()));
      }
    }
  }

  /** True when the text is nothing but a word that says that account numbers stand below it. */
  static boolean isHeading(String text) {
    String bare = text.strip().replaceAll("[\\s.#]+$", "");
    return PrivateWords.ACCOUNT_LABEL.has(bare) || PrivateWords.BIC_LABEL.has(bare);
  }

  /** Marks what stands where a heading or label says that it is an account's number. */
  static void value(Marks marks, int from, int to) {
    String value = marks.text().substring(from, to);
    long digits = value.chars().filter(c -> Character.isDigit(c) || c == '*' || c == '•').count();
    if (digits >= LEAST_DIGITS && !SOMETHING_ELSE.matcher(value).find()) {
      marks.mark(from, to, Marks.Kind.ACCOUNT);
    } else if (BIC.matcher(value.strip()).matches()) {
      marks.mark(from, to, Marks.Kind.ACCOUNT);
    }
  }

  static void bics(Marks marks) {
    Matcher bic = BIC.matcher(marks.text());
    while (bic.find()) {
      if (COUNTRIES.contains(bic.group(1)) && !PrivateWords.NO_NAME.has(bic.group())) {
        marks.mark(bic.start(), bic.end(), Marks.Kind.ACCOUNT);
      }
    }
  }

  private static boolean ibans(Marks marks) {
    String text = marks.text();
    boolean any = false;
    Matcher begins = IBAN_BEGINS.matcher(text);
    while (begins.find()) {
      Integer length =
          LENGTH_OF.get(
              text.substring(begins.start(), begins.start() + 2).toUpperCase(Locale.ROOT));
      int end = length == null ? -1 : end(text, begins.start(), length);
      if (end > 0) {
        marks.mark(begins.start(), end, Marks.Kind.ACCOUNT);
        any = true;
      }
    }
    return any;
  }

  /**
   * Where so many letters and digits end, with at most one separator between two; -1 if nowhere.
   */
  private static int end(String text, int from, int length) {
    int count = 0;
    boolean separated = true;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
        separated = false;
        if (++count == length) {
          boolean goesOn = i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
          return goesOn ? -1 : i + 1;
        }
      } else if (separated || (c != ' ' && c != '-' && c != '.' && c != '\u00A0')) {
        return -1;
      } else {
        separated = true;
      }
    }
    return -1;
  }

  private static Pattern label(PrivateWords list) {
    return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])" + list.anyOf() + "(?![\\p{L}\\p{N}])");
  }

  private static Map<String, Integer> lengths() {
    Map<String, Integer> lengths = new HashMap<>();
    Arrays.stream(LENGTHS.split(" "))
        .forEach(one -> lengths.put(one.substring(0, 2), Integer.valueOf(one.substring(2))));
    return lengths;
  }
}
