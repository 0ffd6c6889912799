package io.quittance.advice.reading;

import java.util.List;
import java.util.Optional;

/** The rows of a document that say of something that it is not paid. */
final class SaidUnpaid {
  /** Rows further below one that ends in a colon are not introduced by it. */
  private static final int MOST_BELOW_AN_INTRODUCTION = 200;

  private final List<SourceText.Row> newest;
  private final List<SourceText.Row> unpaid;

  SaidUnpaid(List<SourceText.Row> newest) {
    this.newest = newest;
    this.unpaid = newest.stream().filter(SaidUnpaid::says).toList();
  }

  private static boolean says(SourceText.Row row) {
    return Phrases.of(List.of(row)).has(Phrases.Topic.UNPAID);
  }

  /** By a row that names the same number, or by the words that introduce the rows around it. */
  boolean of(SourcePlace place) {
    return !unpaid.isEmpty()
        && (unpaid.stream().anyMatch(row -> row.text().contains(place.printed()))
            || introduction(place).filter(unpaid::contains).isPresent());
  }

  /** The nearest row above that ends in a colon. */
  private Optional<SourceText.Row> introduction(SourcePlace place) {
    for (int i = newest.indexOf(place.row()) - 1, left = MOST_BELOW_AN_INTRODUCTION;
        i >= 0 && left > 0;
        i--, left--) {
      if (newest.get(i).text().stripTrailing().endsWith(":")) {
        return Optional.of(newest.get(i));
      }
    }
    return Optional.empty();
  }
}
