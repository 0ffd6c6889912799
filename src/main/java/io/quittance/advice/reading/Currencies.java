package io.quittance.advice.reading;

import io.quittance.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Currency codes and signs as printed. A bare dollar is a sign that several currencies share. */
final class Currencies {
  /** What is left of a text after a currency was cut from its start or end. */
  record Cut(String currency, String rest) {}

  static final String DOLLAR = "$";
  static final String YEN = "¥";

  /** A sign that names no single currency: {@code kr}, {@code 元}. */
  private static final String UNKNOWN = "";

  /** Longer signs first. */
  private static final List<Map.Entry<String, String>> SIGNS =
      List.of(
          Map.entry("US$", "USD"),
          Map.entry("CA$", "CAD"),
          Map.entry("AU$", "AUD"),
          Map.entry("NZ$", "NZD"),
          Map.entry("HK$", "HKD"),
          Map.entry("NT$", "TWD"),
          Map.entry("MX$", "MXN"),
          Map.entry("C$", "CAD"),
          Map.entry("A$", "AUD"),
          Map.entry("S$", "SGD"),
          Map.entry("R$", "BRL"),
          Map.entry("SFr.", "CHF"),
          Map.entry("SFr", "CHF"),
          Map.entry("Fr.", "CHF"),
          Map.entry("RMB", "CNY"),
          Map.entry("人民币", "CNY"),
          Map.entry("人民幣", "CNY"),
          Map.entry("日本円", "JPY"),
          Map.entry("円", "JPY"),
          Map.entry("元", UNKNOWN),
          Map.entry("kr.", UNKNOWN),
          Map.entry("kr", UNKNOWN),
          Map.entry("zl", "PLN"),
          Map.entry("Rs.", "INR"),
          Map.entry("Rs", "INR"),
          Map.entry("RM", "MYR"),
          Map.entry("zł", "PLN"),
          Map.entry("Kč", "CZK"),
          Map.entry("Ft", "HUF"),
          Map.entry("€", "EUR"),
          Map.entry("£", "GBP"),
          Map.entry("₹", "INR"),
          Map.entry("₺", "TRY"),
          Map.entry("₩", "KRW"),
          Map.entry("₪", "ILS"),
          Map.entry("Euro", "EUR"),
          Map.entry("$", DOLLAR),
          Map.entry("¥", YEN),
          Map.entry("￥", YEN));

  /** Currencies that a bare dollar may mean. */
  private static final Set<String> DOLLARS =
      Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "CLP", "COP");

  /** The yen as a word: after a figure or in brackets. */
  private static final Pattern YEN_WORD = Pattern.compile("[0-9] ?円|[(（]円[)）]|日本円");

  /** Upper-case words of three letters that are currency codes but seldom meant as such. */
  private static final Set<String> WORDS = Set.of("ALL", "TOP", "TRY", "MAD", "BHD", "CHE", "CHW");

  private static final Pattern CODE_FIRST = Pattern.compile("^([A-Z]{3})(?![A-Za-z])");
  private static final Pattern CODE_LAST = Pattern.compile("(?<![A-Za-z])([A-Z]{3})$");

  /** No amount begins with noughts but one in a field of fixed width, which has decimals. */
  private static final Pattern NOUGHTS = Pattern.compile("0[0-9]+(?![0-9.,])");

  /**
   * {@code VND 004471}, {@code VND-REF}: before a number three capitals are the name of a field.
   */
  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[A-Z]{3}(?![\\p{L}])(?![ :.]{0,2}0[0-9]++(?![.,][0-9]))"
              + "(?![-_ .](?:NO|NR|NUM|REF|ID|CODE)\\b)");

  private static final Set<String> CODES =
      java.util.Currency.getAvailableCurrencies().stream()
          .map(java.util.Currency::getCurrencyCode)
          .filter(code -> Money.currencyOf(code).isPresent())
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  private Currencies() {}

  /** True for an ISO 4217 code in capitals. */
  static boolean isCode(String text) {
    return CODES.contains(text);
  }

  /** True when an amount may carry both: {@code $1,200.00 CAD}. */
  static boolean agree(String one, String other) {
    return one == null
        || other == null
        || one.equals(other)
        || narrows(one, other)
        || narrows(other, one);
  }

  /** The one of two that agree which says more. */
  static String narrower(String one, String other) {
    return one == null || other != null && narrows(one, other) ? other : one;
  }

  private static boolean narrows(String sign, String code) {
    return sign.equals(DOLLAR) && DOLLARS.contains(code)
        || sign.equals(YEN) && (code.equals("JPY") || code.equals("CNY"));
  }

  /** True for a currency in which nobody writes thousandths. */
  static boolean isWhole(String code) {
    return code != null
        && (code.equals(YEN)
            || isCode(code) && Currency.getInstance(code).getDefaultFractionDigits() == 0);
  }

  /** True for three capitals that stand for a currency. */
  static boolean isPrinted(String text) {
    return isCode(text) || text.equals("RMB");
  }

  private static boolean plain(char c) {
    return c >= '0' && c <= '9' || c == '(' || c == ')' || c == '-';
  }

  static Optional<Cut> cut(String text) {
    if (text.isEmpty() || plain(text.charAt(0)) && plain(text.charAt(text.length() - 1))) {
      return Optional.empty();
    }
    Matcher first = CODE_FIRST.matcher(text);
    if (first.find() && CODES.contains(first.group(1))) {
      String rest = text.substring(3).strip();
      return NOUGHTS.matcher(rest).lookingAt()
          ? Optional.empty()
          : Optional.of(new Cut(first.group(1), rest));
    }
    Matcher last = CODE_LAST.matcher(text);
    if (last.find() && CODES.contains(last.group(1))) {
      return Optional.of(new Cut(last.group(1), text.substring(0, text.length() - 3).strip()));
    }
    for (Map.Entry<String, String> sign : SIGNS) {
      if (text.startsWith(sign.getKey())) {
        return Optional.of(cut(sign, text.substring(sign.getKey().length())));
      }
      if (text.endsWith(sign.getKey())) {
        return Optional.of(cut(sign, text.substring(0, text.length() - sign.getKey().length())));
      }
    }
    return Optional.empty();
  }

  private static Cut cut(Map.Entry<String, String> sign, String rest) {
    return new Cut(sign.getValue().isEmpty() ? null : sign.getValue(), rest.strip());
  }

  /** The one currency a text names by code or sign, or empty when none or several. */
  static Optional<String> named(String text) {
    String found = null;
    Matcher codes = CODE.matcher(text);
    while (codes.find()) {
      String code = codes.group().equals("RMB") ? "CNY" : codes.group();
      if (WORDS.contains(code) && text.strip().length() > 3 || !CODES.contains(code)) {
        continue;
      }
      if (found != null && !found.equals(code)) {
        return Optional.empty();
      }
      found = code;
    }
    if (found != null) {
      return Optional.of(found);
    }
    if (text.indexOf('円') >= 0 && YEN_WORD.matcher(text).find()) {
      return Optional.of("JPY");
    }
    if (text.contains("人民币") || text.contains("人民幣")) {
      return Optional.of("CNY");
    }
    for (Map.Entry<String, String> sign : SIGNS) {
      if (sign.getValue().isEmpty()) {
        continue;
      }
      boolean letters = Character.isLetter(sign.getKey().charAt(0));
      if (letters ? text.strip().equals(sign.getKey()) : text.contains(sign.getKey())) {
        return Optional.of(sign.getValue());
      }
    }
    return Optional.empty();
  }
}
