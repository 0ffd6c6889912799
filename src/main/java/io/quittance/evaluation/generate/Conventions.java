package io.quittance.evaluation.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How one document writes numbers and dates.
 *
 * @param numbers an example: {@code 1.234,56}
 * @param dates a pattern of {@link DateTimeFormatter}
 * @param negative how a negative amount is marked
 */
record Conventions(
    Locale locale, String numbers, String dates, Negative negative, String currency) {

  enum Negative {
    MINUS,
    TRAILING,
    PARENTHESES,
    CR
  }

  private static final Map<String, String> SIGNS =
      Map.of(
          "EUR", "€", "USD", "$", "GBP", "£", "JPY", "¥", "CNY", "¥", "PLN", "zł", "SEK", "kr",
          "BRL", "R$", "MXN", "$");
  private static final Set<String> AMBIGUOUS = Set.of("USD", "JPY", "CNY", "SEK", "MXN");
  private static final Set<String> SIGN_FIRST = Set.of("en", "nl", "ja", "zh", "pt");

  int scale() {
    return Currency.getInstance(currency).getDefaultFractionDigits();
  }

  /** A number that is no money, with the decimal sign of the document. */
  String decimal(BigDecimal number) {
    return number.toPlainString().replace('.', numbers.charAt(numbers.length() - 3));
  }

  String amount(BigDecimal amount) {
    return marked(amount, unsigned(amount.abs()));
  }

  private String marked(BigDecimal amount, String plain) {
    if (amount.signum() >= 0) {
      return plain;
    }
    return switch (negative) {
      case MINUS -> "-" + plain;
      case TRAILING -> plain + "-";
      case PARENTHESES -> "(" + plain + ")";
      case CR -> plain + " CR";
    };
  }

  private String unsigned(BigDecimal amount) {
    String plain = amount.setScale(scale(), RoundingMode.UNNECESSARY).toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    char second = numbers.charAt(1);
    if (!Character.isDigit(second)) {
      StringBuilder grouped = new StringBuilder(whole);
      for (int i = whole.length() - 3; i > 0; i -= 3) {
        grouped.insert(i, second);
      }
      whole = grouped.toString();
    }
    char decimal = numbers.charAt(numbers.length() - 3);
    return point < 0 ? whole : whole + decimal + plain.substring(point + 1);
  }

  /** The currency's sign where it has one in this country, else its code. */
  String sign() {
    boolean foreign = "USD".equals(currency) && !"US".equals(locale.getCountry());
    return foreign ? "US$" : SIGNS.getOrDefault(currency, currency);
  }

  /** A sign that several currencies share names none for certain. */
  boolean signIsAmbiguous() {
    return AMBIGUOUS.contains(currency) && !"US$".equals(sign());
  }

  String withSign(BigDecimal amount) {
    String sign = sign();
    if (sign.length() == 3) {
      return withCode(amount);
    }
    boolean close = sign.equals("$") || sign.equals("£") || sign.equals("¥");
    String gap = close ? "" : " ";
    return SIGN_FIRST.contains(locale.getLanguage())
        ? marked(amount, sign + gap + unsigned(amount.abs()))
        : amount(amount) + " " + sign;
  }

  String withCode(BigDecimal amount) {
    return SIGN_FIRST.contains(locale.getLanguage())
        ? currency + " " + amount(amount)
        : amount(amount) + " " + currency;
  }

  String date(LocalDate date) {
    String pattern = dates;
    boolean shouted = pattern.startsWith("!");
    if (shouted) {
      pattern = pattern.substring(1);
    }
    if (pattern.contains("MMM") && !pattern.contains("MMMM")) {
      String name = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
      pattern = pattern.replace("MMM", "'" + name + "'");
    }
    String written = date.format(DateTimeFormatter.ofPattern(pattern, locale));
    return shouted ? written.toUpperCase(Locale.ROOT) : written;
  }
}
