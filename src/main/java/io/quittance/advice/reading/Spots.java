package io.quittance.advice.reading;

import io.quittance.advice.Pointing;

/** Makes spots out of places. */
final class Spots {
  private Spots() {}

  static Pointing.Spot of(TextCell cell) {
    return of(cell.row(), cell.from(), cell.to());
  }

  static Pointing.Spot of(SourceText.Row row, int from, int to) {
    String wanted = row.text().substring(from, to);
    int occurrence = 0;
    int at = -1;
    do {
      at = row.text().indexOf(wanted, at + 1);
      occurrence++;
    } while (at >= 0 && at < from);
    return new Pointing.Spot(row.number(), wanted, occurrence);
  }
}
