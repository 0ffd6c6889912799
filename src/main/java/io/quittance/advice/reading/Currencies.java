package io.quittance.advice.reading;

import io.quittance.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Currency codes and signs as printed. A bare dollar is a sign that several currencies share. */
final class Currencies {
  /** What is left of a text after a currency was cut from its start or end. */
  record Cut(String currency, String rest) {}

  static final String DOLLAR = "$";
  static final String YEN = "¥";

  /** Longer signs first. */
  private static final List<Map.Entry<String, String>> SIGNS =
      List.of(
          Map.entry("US$", "USD"),
          Map.entry("CA$", "CAD"),
          Map.entry("AU$", "AUD"),
          Map.entry("NZ$", "NZD"),
          Map.entry("HK$", "HKD"),
          Map.entry("C$", "CAD"),
          Map.entry("A$", "AUD"),
          Map.entry("S$", "SGD"),
          Map.entry("R$", "BRL"),
          Map.entry("SFr.", "CHF"),
          Map.entry("Fr.", "CHF"),
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
          Map.entry("¥", YEN));

  /** Upper-case words of three letters that are currency codes but seldom meant as such. */
  private static final java.util.Set<String> WORDS = java.util.Set.of("ALL", "TOP", "TRY", "MAD", "BHD");

  private static final Pattern CODE_FIRST = Pattern.compile("^([A-Z]{3})(?![A-Za-z])");
  private static final Pattern CODE_LAST = Pattern.compile("(?<![A-Za-z])([A-Z]{3})$");
  private static final Pattern CODE = Pattern.compile("(?<![\\p{L}\\p{N}])[A-Z]{3}(?![\\p{L}])");

  private static final java.util.Set<String> CODES =
      java.util.Currency.getAvailableCurrencies().stream()
          .map(java.util.Currency::getCurrencyCode)
          .filter(code -> Money.currencyOf(code).isPresent())
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  private Currencies() {}

  /** True for an ISO 4217 code in capitals. */
  static boolean isCode(String text) {
    return CODES.contains(text);
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
      return Optional.of(new Cut(first.group(1), text.substring(3).strip()));
    }
    Matcher last = CODE_LAST.matcher(text);
    if (last.find() && CODES.contains(last.group(1))) {
      return Optional.of(new Cut(last.group(1), text.substring(0, text.length() - 3).strip()));
    }
    for (Map.Entry<String, String> sign : SIGNS) {
      if (text.startsWith(sign.getKey())) {
        return Optional.of(
            new Cut(sign.getValue(), text.substring(sign.getKey().length()).strip()));
      }
      if (text.endsWith(sign.getKey())) {
        return Optional.of(
            new Cut(
                sign.getValue(),
                text.substring(0, text.length() - sign.getKey().length()).strip()));
      }
    }
    return Optional.empty();
  }

  /** The one currency a text names by code or sign, or empty when none or several. */
  static Optional<String> named(String text) {
    String found = null;
    Matcher codes = CODE.matcher(text);
    while (codes.find()) {
      String code = codes.group();
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
    for (Map.Entry<String, String> sign : SIGNS) {
      boolean letters = Character.isLetter(sign.getKey().charAt(0));
      if (letters ? text.strip().equals(sign.getKey()) : text.contains(sign.getKey())) {
        return Optional.of(sign.getValue());
      }
    }
    return Optional.empty();
  }
}
