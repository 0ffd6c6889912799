package io.quittance.document;

import java.util.List;

/**
 * The unseen text that a scanner put into its file, as a second opinion: never read itself, it only
 * makes a word less sure whose digits it has otherwise.
 */
final class ScanLayer {

  /** Less than any word that is to be believed. */
  private static final double DISPUTED = 0.4;

  private final List<Word> words;

  ScanLayer(List<List<Word>> rows) {
    words = rows.stream().flatMap(List::stream).toList();
  }

  Word weigh(Word read) {
    String mine = digits(read.text());
    if (words.isEmpty() || mine.isEmpty()) {
      return read;
    }
    StringBuilder there = new StringBuilder();
    for (Word word : words) {
      double x = (word.box().x0() + word.box().x1()) / 2;
      double y = (word.box().y0() + word.box().y1()) / 2;
      Box box = read.box();
      if (x >= box.x0() && x <= box.x1() && y >= box.y0() && y <= box.y1()) {
        there.append(digits(word.text()));
      }
    }
    boolean differs = !there.isEmpty() && !mine.contentEquals(there);
    return differs
        ? Word.recognised(read.text(), read.box(), Math.min(DISPUTED, read.sureness()))
        : read;
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }
}
