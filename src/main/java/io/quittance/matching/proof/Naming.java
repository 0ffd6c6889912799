package io.quittance.matching.proof;

import io.quittance.document.Document;
import io.quittance.document.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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

  /** In the order of print; what only repeats earlier mails is left out. */
  static List<Naming> in(Document document) {
    boolean segment =
        document.kind() == Document.Kind.SEGMENTS || document.kind() == Document.Kind.XML;
    List<Line> lines = document.lines().filter(line -> line.quoted() == 0).toList();
    List<Naming> namings = new ArrayList<>();
    PrintedRow next = null;
    for (int i = lines.size() - 1; i >= 0; i--) {
      PrintedRow row = PrintedRow.of(lines.get(i));
      if (!row.numbers().isEmpty()) {
        boolean below = row.amounts().isEmpty() && next != null && next.numbers().isEmpty();
        namings.add(
            new Naming(
                document.part() + "|" + lines.get(i).number(),
                row.text(),
                row.numbers(),
                row.spellings(),
                below ? next.amounts() : row.amounts(),
                segment));
      }
      next = row;
    }
    Collections.reverse(namings);
    return namings;
  }

  /** Whatever the sign. */
  boolean shows(Stream<BigDecimal> any) {
    return any.map(PrintedRow::figures).anyMatch(amounts::contains);
  }
}
