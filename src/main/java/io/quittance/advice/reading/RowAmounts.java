package io.quittance.advice.reading;

import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.List;

/** The amounts of a row: none goes over a wide gap, and a dash is not always a minus. */
final class RowAmounts {
  private final SourceText.Row row;

  RowAmounts(SourceText.Row row) {
    this.row = row;
  }

  /** In the order of the row. */
  List<PrintedAmount.Found> find() {
    List<PrintedAmount.Found> amounts = new ArrayList<>();
    for (TextCell cell : row.cells()) {
      for (PrintedAmount.Found found : PrintedAmount.find(cell.text())) {
        amounts.add(
            withoutDash(
                new PrintedAmount.Found(
                    found.amount(), cell.from() + found.from(), cell.from() + found.to())));
      }
    }
    return amounts;
  }

  /**
   * A dash that stands alone is no minus where it separates, {@code 4711 - 43.61}, begins a row of
   * a list, or fills an empty cell.
   */
  private PrintedAmount.Found withoutDash(PrintedAmount.Found found) {
    int first = row.wordAt(found.from());
    int last = row.wordAt(found.to() - 1);
    List<Word> words = row.line().words();
    boolean before = first < last && TextCell.isDash(words.get(first)) && separates(first);
    boolean after =
        first < last
            && TextCell.isDash(words.get(last))
            && (TextCell.gapBefore(words.get(last - 1), words.get(last)) || separates(last));
    if (!before && !after) {
      return found;
    }
    int from = before ? row.starts()[first + 1] : found.from();
    int to = after ? row.endOf(last - 1) : found.to();
    return from >= to
        ? found
        : PrintedAmount.of(row.text().substring(from, to))
            .map(amount -> new PrintedAmount.Found(amount, from, to))
            .orElse(found);
  }

  /** A dash with something on both sides, or the first of a row, or far from what follows. */
  private boolean separates(int dash) {
    List<Word> words = row.line().words();
    boolean apart =
        dash + 1 < words.size() && TextCell.gapBefore(words.get(dash), words.get(dash + 1));
    boolean afterNumber =
        dash > 0
            && dash + 1 < words.size()
            && words.get(dash - 1).text().chars().anyMatch(Character::isDigit)
            && !TextCell.gapBefore(words.get(dash - 1), words.get(dash));
    return apart || afterNumber || dash == 0;
  }
}
