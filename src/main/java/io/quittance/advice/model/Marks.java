package io.quittance.advice.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of one text is private, letter by letter. Masked, the text keeps its length and everything
 * that is neither letter nor digit, so that a place in the one is the same place in the other.
 */
final class Marks {
  /** Amounts and dates: a remittance cannot be read without them, and they name nobody. */
  private static final Pattern NEEDED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:[0-9][0-9.,' ]*[.,][0-9]{2}(?![0-9])"
              + "|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2}))"
              + "(?![\\p{L}\\p{N}])");

  private final String text;
  private final Kind[] kinds;
  private final List<Segments.Segment> runs;
  private boolean any;

  /** What it is that may not be seen; the letter stands in its place. */
  enum Kind {
    NAME('N', "names"),
    PLACE('P', "addresses"),
    ACCOUNT('K', "account numbers"),
    MAIL('E', "e-mail and web addresses"),
    PHONE('T', "telephone numbers");

    private final char letter;
    private final String words;

    Kind(char letter, String words) {
      this.letter = letter;
      this.words = words;
    }

    String words() {
      return String.valueOf(letter).repeat(3) + " " + words;
    }

    private static boolean isMask(char c) {
      for (Kind kind : values()) {
        if (kind.letter == c) {
          return true;
        }
      }
      return false;
    }
  }

  Marks(String text) {
    this(text, List.of());
  }

  /**
   * @param runs of words that stand together: no number goes on from one into the next
   */
  Marks(String text, List<Segments.Segment> runs) {
    this.text = text;
    this.kinds = new Kind[text.length()];
    this.runs = runs;
  }

  String text() {
    return text;
  }

  /** Where the run of words that holds a place ends, or before it what is given. */
  int within(int place, int end) {
    return runs.stream()
        .filter(run -> run.from() <= place && place < run.to())
        .mapToInt(run -> Math.min(run.to(), end))
        .findFirst()
        .orElse(end);
  }

  /** Marks all of it. What is marked already stays what it is. */
  void mark(int from, int to, Kind kind) {
    for (int i = from; i < to; i++) {
      if (kinds[i] == null) {
        kinds[i] = kind;
        any = true;
      }
    }
  }

  /** Marks it all but amounts and dates. */
  void markBut(int from, int to, Kind kind) {
    int at = from;
    Matcher needed = NEEDED.matcher(text).region(from, to);
    while (needed.find()) {
      mark(at, needed.start(), kind);
      at = needed.end();
    }
    mark(at, to, kind);
  }

  /** Marks whatever the pattern finds. */
  void markAll(Pattern pattern, Kind kind) {
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      mark(found.start(), found.end(), kind);
    }
  }

  boolean any() {
    return any;
  }

  /** The text with a letter of its kind for each private letter or digit. */
  String masked() {
    if (!any) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < kinds.length; i++) {
      char c = text.charAt(i);
      if (kinds[i] != null && (Character.isLetterOrDigit(c) || Character.isSurrogate(c))) {
        out.setCharAt(i, kinds[i].letter);
      }
    }
    return out.toString();
  }

  static boolean needed(String text) {
    return NEEDED.matcher(text).find();
  }

  /** True when every letter of the text could be one of a mask, and there are at least two. */
  static boolean couldBeMask(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        letters++;
        if (!Kind.isMask(text.charAt(i))) {
          return false;
        }
      }
    }
    return letters >= 2;
  }
}
