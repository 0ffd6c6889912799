package io.quittance.document;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a body before it is known what is quoted history.
 *
 * @param words with their places in {@code text}
 * @param text as displayed, for the recognition of quotes
 * @param depth of the quotation marks or blockquotes around it
 * @param boundary true where the mark-up says that a quoted mail starts here
 */
record FlatLine(List<Word> words, String text, int depth, boolean boundary) {

  FlatLine {
    words = List.copyOf(words);
  }

  /** Cuts a displayed line into words with their columns. */
  static List<Word> words(String text, int from) {
    List<Word> words = new ArrayList<>();
    int at = from;
    while (at < text.length()) {
      while (at < text.length() && VisibleText.blank(text.charAt(at))) {
        at++;
      }
      int start = at;
      while (at < text.length() && !VisibleText.blank(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        words.add(Word.inLine(text.substring(start, at), start, at));
      }
    }
    return words;
  }
}
