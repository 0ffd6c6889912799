package io.quittance.advice.reading;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What all figures of one document say together: the decimal mark, the order of its dates, the
 * currencies it names. Consistent evidence decides, a contradiction leaves it open.
 */
record DocumentStyle(
    AmountStyle amounts, DateOrder dates, Set<String> currencies, boolean english) {

  private static final int NEAR_DAYS = 7;
  private static final int FUTURE_DAYS = 90;

  /** Rows with such words that make a document a foreign one. */
  private static final int ENOUGH_FOREIGN = 2;

  private static final int SHORTEST_WORD = 5;

  /** Currencies of countries that all write the day before the month. */
  private static final Set<String> DAY_FIRST =
      Set.of(
          "GBP", "INR", "MYR", "SGD", "AUD", "NZD", "CHF", "PLN", "CZK", "DKK", "NOK", "BRL", "MXN",
          "ARS", "CLP", "COP", "AED", "ZAR", "TRY", "THB", "IDR");

  private static final Set<String> OTHER_DOLLARS =
      Set.of("CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "CLP", "COP");

  /** Words of Chinese forms, simplified; with any kana the text is Japanese. */
  private static final Pattern CHINESE = Pattern.compile("付款|发票|账户|金额|开票|元");

  private static final Pattern KANA = Pattern.compile("[\\u3041-\\u30fa]");

  /** Words of forms in languages whose countries do so too. */
  private static final Pattern NOT_ENGLISH =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(?:rechnung(?:en)?|betrag|zahlung|datum|factures?|montant|virement|échéance|"
              + "facturas?|importe|fecha|fattur[ae]|importo|faturas?|valor|pagamento|factuur|facturen|bedrag|"
              + "betaling|faktury?|kwota|belopp|betalning)(?![\\p{L}])");

  /**
   * @param written the day the message was sent, or null
   */
  static DocumentStyle of(Iterable<SourceText.Row> rows, LocalDate written) {
    int points = 0;
    int commas = 0;
    List<PrintedDate> open = new ArrayList<>();
    Set<LocalDate> sure = new HashSet<>();
    Set<String> currencies = new HashSet<>();
    boolean dayFirst = false;
    boolean monthFirst = false;
    int foreign = 0;
    int chinese = 0;
    boolean japanese = false;
    for (SourceText.Row row : rows) {
      String text = row.text();
      for (PrintedDate.Found found : row.dates()) {
        PrintedDate date = found.date();
        if (date.ambiguous()) {
          open.add(date);
          continue;
        }
        String printed = text.substring(found.from(), found.to());
        if (date.monthFirst() == null && !printed.contains(".")) {
          dayFirst = true;
        } else if (date.dayFirst() == null) {
          monthFirst = true;
        }
        sure.add(date.dayFirst() != null ? date.dayFirst() : date.monthFirst());
      }
      for (PrintedAmount.Found found : row.amounts()) {
        PrintedAmount amount = found.amount();
        String printed = text.substring(found.from(), found.to());
        if (looksLikeDayAndMonth(printed, text, found.to())) {
          continue;
        }
        if (amount.comma() == null) {
          points++;
        } else if (amount.point() == null) {
          commas++;
        }
      }
      Currencies.named(text).ifPresent(currencies::add);
      chinese += CHINESE.matcher(text).find() ? 1 : 0;
      japanese |= KANA.matcher(text).find();
      foreign +=
          foreign < ENOUGH_FOREIGN && hasWord(text) && NOT_ENGLISH.matcher(text).find() ? 1 : 0;
    }
    if (!dayFirst && !monthFirst) {
      dayFirst =
          foreign >= ENOUGH_FOREIGN || !currencies.isEmpty() && DAY_FIRST.containsAll(currencies);
    }
    if (chinese > 0 && !japanese && !currencies.contains("JPY")) {
      currencies.add("CNY");
    }
    DateOrder order = order(dayFirst, monthFirst, open, sure);
    return new DocumentStyle(
        amounts(points, commas),
        order == DateOrder.UNKNOWN && dayFirst == monthFirst && !dayFirst
            ? byMailDate(open, written)
            : order,
        currencies,
        foreign < 2);
  }

  private static AmountStyle amounts(int points, int commas) {
    if (points > 0 && commas > 0) {
      return AmountStyle.MIXED;
    }
    return points > 0 ? AmountStyle.POINT : commas > 0 ? AmountStyle.COMMA : AmountStyle.UNKNOWN;
  }

  /** An undecided date that is, read one way, a date the document also prints beyond doubt. */
  private static DateOrder order(
      boolean dayFirst, boolean monthFirst, List<PrintedDate> open, Set<LocalDate> sure) {
    if (dayFirst != monthFirst) {
      return dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }
    if (dayFirst) {
      return DateOrder.UNKNOWN;
    }
    boolean day = open.stream().anyMatch(date -> sure.contains(date.dayFirst()));
    boolean month = open.stream().anyMatch(date -> sure.contains(date.monthFirst()));
    return day == month ? DateOrder.UNKNOWN : day ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
  }

  /** A notice is dated about the day it is sent: one reading is near that day, the other none. */
  private static DateOrder byMailDate(List<PrintedDate> open, LocalDate written) {
    if (written == null) {
      return DateOrder.UNKNOWN;
    }
    boolean day = open.stream().anyMatch(date -> near(date.dayFirst(), written));
    boolean month = open.stream().anyMatch(date -> near(date.monthFirst(), written));
    boolean late = open.stream().anyMatch(date -> later(date.dayFirst(), written));
    boolean lateMonth = open.stream().anyMatch(date -> later(date.monthFirst(), written));
    if (day == month) {
      return DateOrder.UNKNOWN;
    }
    return day
        ? late ? DateOrder.UNKNOWN : DateOrder.DAY_FIRST
        : lateMonth ? DateOrder.UNKNOWN : DateOrder.MONTH_FIRST;
  }

  private static boolean near(LocalDate date, LocalDate written) {
    return Math.abs(ChronoUnit.DAYS.between(written, date)) <= NEAR_DAYS;
  }

  private static boolean later(LocalDate date, LocalDate written) {
    return ChronoUnit.DAYS.between(written, date) > FUTURE_DAYS;
  }

  /** {@code 12.11.} is a day and a month. */
  private static boolean looksLikeDayAndMonth(String figure, String text, int end) {
    return figure.length() <= 5
        && figure.contains(".")
        && end < text.length()
        && text.charAt(end) == '.';
  }

  /** True when as many letters stand together as the shortest of the words above has. */
  private static boolean hasWord(String text) {
    int run = 0;
    for (int i = 0; i < text.length() && run < SHORTEST_WORD; i++) {
      run = Character.isLetter(text.charAt(i)) ? run + 1 : 0;
    }
    return run >= SHORTEST_WORD;
  }

  /**
   * The currency that a code or sign means here. A bare dollar is USD in an English document that
   * names no other dollar, and open in one of another language; the yen sign is JPY unless the
   * document is Chinese.
   */
  String currency(String code) {
    if (code == null) {
      return null;
    }
    return switch (code) {
      case Currencies.DOLLAR -> dollar();
      case Currencies.YEN ->
          currencies.contains("CNY") ? currencies.contains("JPY") ? null : "CNY" : "JPY";
      default -> code;
    };
  }

  private String dollar() {
    List<String> others = currencies.stream().filter(OTHER_DOLLARS::contains).toList();
    boolean american = currencies.contains("USD");
    return switch (others.size()) {
      case 0 -> american || english ? "USD" : null;
      case 1 -> american ? null : others.get(0);
      default -> null;
    };
  }
}
