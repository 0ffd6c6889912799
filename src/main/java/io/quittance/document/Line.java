package io.quittance.document;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One visual row of a document, words from left to right. Its number is what a pointing refers to.
 *
 * @param number 1-based and unique in the document, in reading order over all pages
 * @param quoted 0 for the newest message; 1 and up for quoted history or forwarded levels of a mail
 *     body
 */
public record Line(int number, List<Word> words, int quoted) {
  public Line {
    words = List.copyOf(words);
  }

  /** The words joined by single blanks. */
  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  /** True when the words are cells of an explicit table. */
  public boolean tabular() {
    return !words.isEmpty() && words.get(0).column() != null;
  }
}
