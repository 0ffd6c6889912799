package io.quittance.matching.proof;

import io.quittance.document.Document;
import io.quittance.document.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of new text that prints what may be numbers of items.
 *
 * @param place part and line
 * @param forms canonical ones of the numbers; {@code spellings} keep what these leave out
 * @param amounts beside the numbers, or in the next row where that prints nothing else
 * @param segment whether the row is one of a standard's message, where all figures look alike
 */
record Naming(
    String place,
    String text,
    Set<String> forms,
    Set<String> spellings,
    Set<String> amounts,
    boolean segment) {

  /**
   * In the order of print; what only repeats earlier mails is left out.
   *
   * @param whole whether amounts are printed without decimals, too
   */
  static List<Naming> in(Document document, boolean whole) {
    boolean segment =
        document.kind() == Document.Kind.SEGMENTS || document.kind() == Document.Kind.XML;
    List<Line> lines = document.lines().filter(line -> line.quoted() == 0).toList();
    List<Naming> namings = new ArrayList<>();
    PrintedRow next = null;
    for (int i = lines.size() - 1; i >= 0; i--) {
      PrintedRow row = PrintedRow.of(lines.get(i));
      if (!row.numbers().isEmpty()) {
        boolean below =
            amounts(row, false).isEmpty()
                && next != null
                && (next.numbers().isEmpty() || whole && next.onlyWholes());
        namings.add(
            new Naming(
                document.part() + "|" + lines.get(i).number(),
                row.text(),
                row.numbers(),
                row.spellings(),
                below ? both(amounts(row, whole), amounts(next, whole)) : amounts(row, whole),
                segment));
      }
      next = row;
    }
    Collections.reverse(namings);
    return namings;
  }

  private static Set<String> amounts(PrintedRow row, boolean whole) {
    return whole ? both(row.amounts(), row.wholes()) : row.amounts();
  }

  private static Set<String> both(Set<String> some, Set<String> others) {
    Set<String> both = new LinkedHashSet<>(some);
    both.addAll(others);
    return both;
  }

  /** The same without amounts that are numbers: these are known to be such. */
  Naming without(Predicate<String> figures) {
    return new Naming(
        place,
        text,
        forms,
        spellings,
        amounts.stream().filter(figures.negate()).collect(Collectors.toSet()),
        segment);
  }

  /** Whatever the sign. */
  boolean shows(Stream<BigDecimal> any) {
    return any.map(PrintedRow::figures).anyMatch(amounts::contains);
  }
}
