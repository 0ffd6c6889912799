package io.quittance.matching.proof;

import io.quittance.document.Line;
import io.quittance.document.Word;
import io.quittance.receivables.InvoiceNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of a document as it is printed, without asking what anything in it means.
 *
 * @param numbers canonical forms of whatever may be the number of an item
 * @param spellings of the same
 * @param amounts figures of what is printed with two decimals, without marks and leading zeros
 * @param wholes the same of what may be an amount without decimals, with the noughts that it lacks;
 *     most are numbers of something
 */
record PrintedRow(
    String text,
    Set<String> numbers,
    Set<String> spellings,
    Set<String> amounts,
    Set<String> wholes) {
  /** Words of a row that are looked at. */
  private static final int MOST_WORDS = 200;

  private static final String FIGURES =
      "(?:[0-9]{1,3}(?:[.,'’\\h][0-9]{3})+|[0-9]+)[.,][0-9]{2}(?![0-9]|[.,/_][0-9]";

  /** {@code 1.250,00}, {@code 1250.00}, {@code 1 250,00}; no date and no piece of a number. */
  private static final Pattern AMOUNT =
      Pattern.compile("(?<![0-9A-Za-z.,/_])" + FIGURES + "|[A-Za-z])");

  /** Also {@code EUR1,250.00} and {@code 1,250.00EUR}, which might be numbers as well. */
  private static final Pattern WITH_CURRENCY =
      Pattern.compile("(?<![0-9A-Za-z.,/_])(?:[A-Z]{3})?" + FIGURES + ")");

  private static final Pattern DATE =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:[0-9]{1,2}([./-])[0-9]{1,2}\\1(?:[0-9]{2}){1,2}"
              + "|[0-9]{4}([./-])[0-9]{1,2}\\2[0-9]{1,2})(?![0-9A-Za-z])");

  /** {@code 12.500}, {@code 12 500}, {@code 12500}; no year, and no piece of a number. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?<![0-9A-Za-z.,/_-])-?(?:[A-Z]{3})?(?!(?:19|20)[0-9]{2}(?![0-9.,'’\\h]))"
              + "[1-9](?:[0-9]{0,2}(?:[.,'’\\h][0-9]{3})+|[0-9]+)(?![0-9/_]|[.,:][0-9]|-[0-9])");

  private static final String NOUGHTS = "00";

  private static final Pattern BLANK = Pattern.compile("\\s+");
  private static final Pattern MARK = Pattern.compile("[;,|+&()/\\[\\]]+");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");

  static PrintedRow of(Line line) {
    String text = line.text();
    Set<String> amounts =
        WITH_CURRENCY
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .flatMap(PrintedRow::figures)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> numbers = new LinkedHashSet<>();
    Set<String> spellings = new LinkedHashSet<>();
    String before = null;
    for (Word word : line.words().subList(0, Math.min(MOST_WORDS, line.words().size()))) {
      number(word.text(), numbers, spellings);
      for (String piece : BLANK.split(word.text(), MOST_WORDS)) {
        boolean other = AMOUNT.matcher(piece).find() || DATE.matcher(piece).find();
        if (!other) {
          number(piece, numbers, spellings);
          Arrays.stream(MARK.split(piece, MOST_WORDS))
              .forEach(part -> number(part, numbers, spellings));
          number(before == null ? "" : before + piece, numbers, spellings);
        }
        before = other ? null : piece;
      }
    }
    return new PrintedRow(text, numbers, spellings, amounts, wholes(text));
  }

  private static Set<String> wholes(String text) {
    return WHOLE
        .matcher(DATE.matcher(text).replaceAll(" . "))
        .results()
        .map(MatchResult::group)
        .flatMap(PrintedRow::figures)
        .map(PrintedRow::asWhole)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The figures of an amount that is printed as a number is. */
  static String asWhole(String number) {
    return number + NOUGHTS;
  }

  /** Nothing but amounts, if those without decimals are some. */
  boolean onlyWholes() {
    return !wholes.isEmpty()
        && numbers.stream().map(PrintedRow::asWhole).allMatch(wholes::contains);
  }

  private static void number(String printed, Set<String> numbers, Set<String> spellings) {
    boolean other = AMOUNT.matcher(printed).find() || DATE.matcher(printed).find();
    if (!other && DIGIT.matcher(printed).find()) {
      String form = InvoiceNumber.canonical(printed);
      if (!form.isEmpty() && form.length() <= InvoiceNumber.LONGEST) {
        numbers.add(form);
        spellings.add(InvoiceNumber.spelling(printed));
      }
    }
  }

  /** Of {@code 1 250,00}, which may be one amount or a number and one, the figures of both. */
  private static Stream<String> figures(String printed) {
    String behind = printed.substring(printed.lastIndexOf(' ') + 1);
    return Stream.of(printed, behind).map(PrintedRow::plain);
  }

  private static String plain(String printed) {
    return printed.replaceAll("[^0-9]", "").replaceFirst("^0+(?=.)", "");
  }

  /** An amount as the row would have it. */
  static String figures(BigDecimal amount) {
    return plain(amount.setScale(2, RoundingMode.DOWN).toPlainString());
  }
}
