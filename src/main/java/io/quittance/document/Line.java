package io.quittance.document;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One visual row of a document, words from left to right. Its number is what a pointing refers to.
 *
 * <p>A row without words is no line: blank lines are left out.
 *
 * @param number 1-based and unique in the document, in reading order over all pages
 * @param quoted 0 for the newest message and for what it forwards; 1 and up for the history below a
 *     reply. Only bodies of mails have any
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
