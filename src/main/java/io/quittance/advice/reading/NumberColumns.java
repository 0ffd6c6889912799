package io.quittance.advice.reading;

import io.quittance.advice.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of several columns of numbers holds the seller's invoices, where no heading says it beyond
 * doubt: the one whose heading at least speaks of invoices; then the one that numbers credits
 * otherwise than invoices, as sellers do and the payer's own documents do not. The others are kept
 * as references, and the reader rates the choice as one that may be wrong.
 */
final class NumberColumns {
  private static final Pattern INVOICE =
      Pattern.compile("(?iu)inv|bill|fact|fakt|fatt|fatu|rechn|rg\\.|发票|發票|請求|请求");

  /** A place or a text with a figure in it: {@code Branch 07}. */
  private static final Pattern WORDS = Pattern.compile("\\p{L}{4,} ");

  private static final Pattern SERIAL = Pattern.compile("[0-9]{1,4}[.)]?");

  private NumberColumns() {}

  /** True when a heading leaves no doubt that its column holds invoice numbers. */
  static boolean certain(String heading) {
    return heading != null
        && meaning(heading)
            .filter(m -> m.role() == Role.INVOICE_NUMBER && m.rank() == 1)
            .isPresent();
  }

  /** True when a heading at least names a document. */
  static boolean named(String heading) {
    return heading != null
        && meaning(heading)
            .filter(m -> m.role() == Role.INVOICE_NUMBER || m.role() == Role.DOCUMENT_NUMBER)
            .isPresent();
  }

  private static Optional<Lexicon.Meaning> meaning(String heading) {
    String label = heading.replace(" / ", " ");
    return Lexicon.STANDARD.column(label).or(() -> Lexicon.STANDARD.composedColumn(label));
  }

  /**
   * @param fields as the headings say; @param items the aligned cells of each item
   */
  static List<Field> settle(Heading heading, List<Field> fields, Collection<TextCell[]> items) {
    int said = fields.indexOf(Field.INVOICE_NUMBER);
    if (said < 0
        || items.isEmpty()
        || certain(heading.columns().get(said).label()) && !counts(items, said)) {
      return fields;
    }
    int best = said;
    int bestScore = score(heading, said, fields, items);
    List<Field> settled = new ArrayList<>(fields);
    for (int i = 0; i < fields.size(); i++) {
      if (i == said || !mayBe(heading.columns().get(i), fields.get(i), items, i)) {
        continue;
      }
      settled.set(i, Field.REFERENCE);
      int score = score(heading, i, fields, items);
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    settled.set(said, Field.REFERENCE);
    settled.set(best, Field.INVOICE_NUMBER);
    return settled;
  }

  private static boolean mayBe(
      Heading.Column column, Field field, Collection<TextCell[]> items, int index) {
    boolean generic =
        column.meaning() == null
            || column.role() == Role.DOCUMENT_NUMBER
            || column.role() == Role.INVOICE_NUMBER;
    return generic
        && (field == null || field == Field.REFERENCE)
        && items.stream().allMatch(cells -> cells[index] != null && isNumber(cells[index]));
  }

  private static boolean isNumber(TextCell cell) {
    String text = cell.text();
    return Numbers.plausible(text)
        && !WORDS.matcher(text).find()
        && !SERIAL.matcher(text).matches()
        && PrintedAmount.of(text).filter(PrintedAmount::decimals).isEmpty()
        && PrintedDate.of(text).isEmpty();
  }

  private static int score(
      Heading heading, int column, List<Field> fields, Collection<TextCell[]> items) {
    if (counts(items, column)) {
      return -1;
    }
    int score = INVOICE.matcher(heading.columns().get(column).label()).find() ? 4 : 0;
    int net = fields.indexOf(Field.NET_AMOUNT);
    Set<String> invoices = new HashSet<>();
    Set<String> credits = new HashSet<>();
    for (TextCell[] cells : items) {
      if (cells[column] == null || net < 0 || cells[net] == null) {
        continue;
      }
      boolean credit =
          PrintedAmount.of(cells[net].text())
              .map(a -> a.value(AmountStyle.UNKNOWN))
              .filter(v -> v.signum() < 0)
              .isPresent();
      (credit ? credits : invoices).add(shape(cells[column].text()));
    }
    boolean apart = !credits.isEmpty() && credits.stream().noneMatch(invoices::contains);
    return score + (apart ? 2 : 0);
  }

  /** 1, 2, 3: the lines are counted, no document is named. */
  private static boolean counts(Collection<TextCell[]> items, int column) {
    int next = 1;
    for (TextCell[] cells : items) {
      String text = cells[column] == null ? "" : cells[column].text();
      if (!SERIAL.matcher(text).matches()
          || Integer.parseInt(text.replaceAll("[.)]", "")) != next++) {
        return false;
      }
    }
    return items.size() > 1;
  }

  private static String shape(String number) {
    return number.replaceAll("[0-9]", "9");
  }
}
