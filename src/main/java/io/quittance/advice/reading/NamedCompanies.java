package io.quittance.advice.reading;

import io.quittance.advice.Pointing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The companies that the first and last lines of a document name with their legal form, but for
 * those written to; each once.
 */
final class NamedCompanies {
  /** Lines at either end among which a letter names who writes it. */
  static final int LINES = 8;

  /** A longer row is writing, no head or foot. */
  private static final int LONGEST_ROW = 3 * LegalForm.LONGEST_NAME;

  /**
   * One of them.
   *
   * @param index of its row; @param from first character in the row's text; @param to the one after
   *     the last
   */
  record Named(SourceText.Row row, int index, int from, int to) {
    String text() {
      return row.text().substring(from, to);
    }

    Pointing.Spot spot() {
      return Spots.of(row, from, to);
    }
  }

  private final List<SourceText.Row> rows;
  private final Predicate<String> payee;

  /**
   * @param payee true for a name of those written to
   */
  NamedCompanies(List<SourceText.Row> rows, Predicate<String> payee) {
    this.rows = rows;
    this.payee = payee;
  }

  /** The only one named; of two the one that heads the page, when the other stands well below. */
  Optional<Pointing.Spot> only() {
    List<Named> names = within(LINES);
    if (names.size() == 2 && titleBetween(names.get(0), names.get(1))) {
      return Optional.of(names.get(1).spot());
    }
    boolean heads =
        names.size() == 2
            && names.get(0).index() == 0
            && names.get(1).index() >= 2
            && names.get(1).index() < LINES
            && LegalForm.endOfName(names.get(0).text()) >= 0;
    return names.size() == 1 || heads ? Optional.of(names.get(0).spot()) : Optional.empty();
  }

  /** East Asian letters name whom they are written to above the title, who writes below it. */
  private boolean titleBetween(Named first, Named second) {
    return LegalForm.isEastAsian(first.text())
        && LegalForm.isEastAsian(second.text())
        && rows.subList(first.index() + 1, Math.max(first.index() + 1, second.index())).stream()
            .anyMatch(
                row ->
                    row.cells().size() == 1
                        && row.text().length() <= LegalForm.LONGEST_NAME / 4
                        && new Phrases(row.text()).has(Phrases.Topic.REMITTANCE));
  }

  /** Those in so many of the first and of the last lines. */
  List<Named> within(int edgeLines) {
    List<Named> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean edge = i < edgeLines || i >= rows.size() - edgeLines;
      if (edge && rows.get(i).text().length() <= LONGEST_ROW) {
        for (TextCell cell : rows.get(i).cells()) {
          company(cell, i, names);
        }
      }
    }
    return names;
  }

  private void company(TextCell cell, int index, List<Named> names) {
    String text = cell.text();
    int end = text.length() <= LegalForm.LONGEST_NAME ? LegalForm.endOfName(text) : -1;
    if (end < 0 && !LegalForm.isEastAsian(text)) {
      return;
    }
    String whole = end < 0 ? text : text.substring(0, end);
    // A department before the comma is not the name: Accounts Payable, Example Limited.
    int from = whole.lastIndexOf(", ") < 0 ? 0 : whole.lastIndexOf(", ") + 2;
    if (whole.indexOf(' ', from) < 0) {
      from = 0;
    }
    String name = whole.substring(from);
    boolean known = names.stream().anyMatch(n -> n.text().equalsIgnoreCase(name));
    if (!known && !payee.test(name)) {
      int at = cell.from() + from;
      names.add(new Named(cell.row(), index, at, at + name.length()));
    }
  }
}
