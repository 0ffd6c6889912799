package io.quittance.advice.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as printed, before anyone has decided whether day or month comes first.
 *
 * @param dayFirst the date when the day comes first, or null when it cannot be
 * @param monthFirst the date when the month comes first, or null when it cannot be
 */
public record PrintedDate(LocalDate dayFirst, LocalDate monthFirst) {

  /** A date found inside a longer text, {@code from} inclusive, {@code to} exclusive. */
  public record Found(PrintedDate date, int from, int to) {}

  private static final int CENTURY = 2000;

  /** The years before the first of each era: Reiwa 1 is 2019, Heisei 1 is 1989, Republic 1 1912. */
  private static final int REIWA_BEFORE_FIRST = 2018;

  private static final int HEISEI_BEFORE_FIRST = 1988;
  private static final int REPUBLIC_BEFORE_FIRST = 1911;

  private static final String NOT_BEFORE = "(?<![\\p{Alnum}./-])";
  private static final String NOT_AFTER = "(?![\\p{Alnum}]|[./-][0-9])";

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          NOT_BEFORE
              + "((?:19|20)[0-9]{2})([-./])([0-9]{1,2})\\2([0-9]{1,2})"
              + "(?:T[0-9:.+Z-]{4,20}|"
              + NOT_AFTER
              + ")");
  private static final Pattern FIGURES =
      Pattern.compile(
          NOT_BEFORE
              + "([0-9]{1,2})(\\. ?|[-/])([0-9]{1,2})\\2((?:19|20)[0-9]{2}|[0-9]{2})"
              + NOT_AFTER);
  private static final Pattern DAY_MONTH_NAME =
      Pattern.compile(
          NOT_BEFORE
              + "([0-9]{1,2})(?:st|nd|rd|th|er|\\.?º|°|\\.)?[ /-]?(?:of |de |di |do"
              + " )?([\\p{L}]{3,12})\\.?,?[ /-]?(?:de |del |di |do"
              + " )?((?:19|20)[0-9]{2}|(?<=[/-])[0-9]{2})(?:r\\.?)?"
              + NOT_AFTER);
  private static final Pattern MONTH_NAME_DAY =
      Pattern.compile(
          NOT_BEFORE
              + "([\\p{L}]{3,12})\\.?[ -]([0-9]{1,2})(?:st|nd|rd|th)?(?:,? |-)((?:19|20)[0-9]{2})"
              + NOT_AFTER);

  /** Year, month and day in Chinese and Japanese, the year perhaps counted from an era's first. */
  private static final Pattern CHARACTERS =
      Pattern.compile(
          "(?<![0-9])(?:(令和|平成|(?:中華)?民國|民国) ?)?([0-9]{1,4}|元) ?年 ?([0-9]{1,2}) ?月"
              + " ?([0-9]{1,2}) ?(?:日|号|號)");

  /** {@code R8.3.5} is the same day of the Reiwa era. */
  private static final Pattern REIWA =
      Pattern.compile(
          "(?<![\\p{Alnum}./-])R ?([0-9]{1,2})([./-])([0-9]{1,2})\\2([0-9]{1,2})" + NOT_AFTER);

  private static final Pattern SIX_DIGITS = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})");

  /** Years that business letters of our time carry. */
  private static final int EARLIEST = 2015;

  private static final int LATEST = 2040;

  private static final Pattern COMPACT = Pattern.compile("^(20[0-9]{2})([0-9]{2})([0-9]{2})$");

  /** The date that a whole cell is (a time of day after it is ignored), or empty. */
  public static Optional<PrintedDate> of(String printed) {
    String text = printed.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
    if (text.length() > 60) {
      return Optional.empty();
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      LocalDate date = date(compact.group(1), compact.group(2), compact.group(3));
      return date == null ? Optional.empty() : Optional.of(new PrintedDate(date, date));
    }
    List<Found> all = find(text);
    return all.size() == 1 ? Optional.of(all.get(0).date()) : Optional.empty();
  }

  /**
   * The same under a label or heading that promises a date: there six digits are one too, year
   * first or last, when only one of the two gives a year of our time.
   */
  public static Optional<PrintedDate> labelled(String printed) {
    Matcher six = SIX_DIGITS.matcher(printed.strip());
    if (!six.matches()) {
      return of(printed);
    }
    LocalDate yearFirst = recent(six.group(1), six.group(2), six.group(3));
    LocalDate yearLast = recent(six.group(3), six.group(2), six.group(1));
    LocalDate only = yearFirst == null ? yearLast : yearLast == null ? yearFirst : null;
    return only == null ? Optional.empty() : Optional.of(new PrintedDate(only, only));
  }

  private static LocalDate recent(String year, String month, String day) {
    LocalDate date = date("20" + year, month, day);
    return date != null && date.getYear() >= EARLIEST && date.getYear() <= LATEST ? date : null;
  }

  /** Every date inside a text, in order. */
  public static List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    if (!hasDigit(text)) {
      return found;
    }
    if (text.indexOf('年') >= 0) {
      characters(text, found);
    }
    boolean marks = marks(text) >= 2;
    if (marks) {
      figures(text, found);
    }
    if (MonthNames.mayStandIn(text)) {
      names(text, found);
    }
    found.sort(java.util.Comparator.comparingInt(Found::from));
    return found;
  }

  private static void figures(String text, List<Found> found) {
    Matcher m = YEAR_FIRST.matcher(text);
    while (m.find()) {
      LocalDate date = date(m.group(1), m.group(3), m.group(4));
      add(found, date, date, m);
    }
    m = FIGURES.matcher(text);
    while (m.find()) {
      LocalDate dayFirst = date(m.group(4), m.group(3), m.group(1));
      LocalDate monthFirst =
          m.group(2).startsWith(".") ? dayFirst : date(m.group(4), m.group(1), m.group(3));
      add(found, dayFirst, monthFirst, m);
    }
    m = text.indexOf('R') >= 0 ? REIWA.matcher(text) : null;
    while (m != null && m.find()) {
      LocalDate date = date(REIWA_BEFORE_FIRST, m.group(1), m.group(3), m.group(4));
      add(found, date, date, m);
    }
  }

  private static void names(String text, List<Found> found) {
    Matcher m = DAY_MONTH_NAME.matcher(text);
    while (m.find()) {
      LocalDate date = named(m.group(3), m.group(2), m.group(1));
      add(found, date, date, m);
    }
    m = MONTH_NAME_DAY.matcher(text);
    while (m.find()) {
      LocalDate date = named(m.group(3), m.group(1), m.group(2));
      add(found, date, date, m);
    }
  }

  private static void characters(String text, List<Found> found) {
    Matcher m = CHARACTERS.matcher(text);
    while (m.find()) {
      String era = m.group(1);
      String year = m.group(2).equals("元") ? "1" : m.group(2);
      LocalDate date = null;
      if (era != null && year.length() <= 3) {
        int before =
            era.equals("令和")
                ? REIWA_BEFORE_FIRST
                : era.equals("平成") ? HEISEI_BEFORE_FIRST : REPUBLIC_BEFORE_FIRST;
        date = date(before, year, m.group(3), m.group(4));
      } else if (era == null && year.length() == 4) {
        date = date(year, m.group(3), m.group(4));
      }
      add(found, date, date, m);
    }
  }

  /** True when both readings are dates and differ: {@code 03/04/2026}. */
  public boolean ambiguous() {
    return dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst);
  }

  /** The date, or null when the order leaves it open. */
  public LocalDate value(DateOrder order) {
    if (!ambiguous()) {
      return dayFirst != null ? dayFirst : monthFirst;
    }
    return order == DateOrder.DAY_FIRST
        ? dayFirst
        : order == DateOrder.MONTH_FIRST ? monthFirst : null;
  }

  private static void add(List<Found> found, LocalDate dayFirst, LocalDate monthFirst, Matcher m) {
    if (dayFirst == null && monthFirst == null) {
      return;
    }
    for (Found other : found) {
      if (other.from() < m.end() && m.start() < other.to()) {
        return;
      }
    }
    found.add(new Found(new PrintedDate(dayFirst, monthFirst), m.start(), m.end()));
  }

  private static LocalDate named(String year, String month, String day) {
    int number = MonthNames.number(month);
    return number == 0 ? null : date(year, String.valueOf(number), day);
  }

  private static LocalDate date(String year, String month, String day) {
    return date(year.length() <= 2 ? CENTURY : 0, year, month, day);
  }

  private static LocalDate date(int before, String year, String month, String day) {
    int y = before + Integer.parseInt(year);
    try {
      return LocalDate.of(y, Integer.parseInt(month), Integer.parseInt(day));
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static int marks(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      marks += c == '.' || c == '-' || c == '/' ? 1 : 0;
    }
    return marks;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }
}
