package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.ReadingLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A document being written: numbers lines, keeps the limits, collects what is hidden or odd. */
final class Draft {

  private static final int HIDDEN_LETTERS_OF_A_PREHEADER = 200;
  private static final int MOST_HIDDEN = 2_000;
  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
  private static final Pattern AMOUNT = Pattern.compile("\\d[.,]\\d{2}(?!\\d)");

  private final String part;
  private final Document.Kind kind;
  private final ReadingLimits limits;
  private final VisibleText visible = new VisibleText();
  private final List<Page> pages = new ArrayList<>();
  private final List<Document.Hidden> hidden = new ArrayList<>();
  private final Map<String, Flag> flags = new LinkedHashMap<>();
  private List<Line> lines = new ArrayList<>();
  private int number = 1;
  private long characters;
  private boolean full;

  Draft(String part, Document.Kind kind, ReadingLimits limits) {
    this.part = part;
    this.kind = kind;
    this.limits = limits;
  }

  /** See {@link VisibleText#clean}. */
  String clean(String raw) {
    return visible.clean(raw, "line " + number);
  }

  String clean(String raw, String where) {
    return visible.clean(raw, where);
  }

  /** Adds a line; a line without words is left out. False when a limit is reached. */
  boolean line(List<Word> words, int quoted) {
    if (words.isEmpty()) {
      return !full;
    }
    if (full || number > limits.lines()) {
      return cut("only the first " + limits.lines() + " lines are read");
    }
    for (Word word : words) {
      characters += word.text().length();
    }
    if (characters > limits.characters()) {
      return cut("only the first " + limits.characters() + " characters are read");
    }
    lines.add(new Line(number++, words, quoted));
    return true;
  }

  void page(int pageNumber, String name, double width, double height) {
    page(pageNumber, name, width, height, 0);
  }

  /**
   * @param turn see {@link Page}
   */
  void page(int pageNumber, String name, double width, double height, double turn) {
    pages.add(new Page(pageNumber, name, width, height, lines, turn));
    lines = new ArrayList<>();
  }

  boolean full() {
    return full;
  }

  boolean pageIsEmpty() {
    return lines.isEmpty();
  }

  private boolean cut(String message) {
    full = true;
    flag(Flag.Code.TRUNCATED, message);
    return false;
  }

  void hidden(String text, String how, String where) {
    String shown = text.strip();
    if (!shown.isEmpty() && hidden.size() < MOST_HIDDEN) {
      hidden.add(new Document.Hidden(shown, how, where));
    }
  }

  void flag(Flag.Code code, String message) {
    flags.putIfAbsent(code + message, new Flag(code, message));
  }

  /** Hidden text is flagged when it could matter: any digit, or more than a preheader has. */
  Document finish() {
    flagHidden();
    if (!visible.odd().isEmpty()) {
      String found =
          visible.odd().entrySet().stream()
              .map(entry -> entry.getKey() + " in " + entry.getValue())
              .collect(Collectors.joining("; "));
      flag(Flag.Code.ODD_CHARACTERS, found);
    }
    return new Document(part, kind, pages, hidden, List.copyOf(flags.values()));
  }

  private void flagHidden() {
    Set<String> seen = new HashSet<>();
    Stream.concat(pages.stream().flatMap(page -> page.lines().stream()), lines.stream())
        .forEach(line -> addDigits(line.text(), seen));
    List<Document.Hidden> telling =
        hidden.stream().filter(h -> !h.how().equals(Hiding.SCAN_LAYER)).toList();
    boolean digits = telling.stream().anyMatch(h -> saysMore(h, seen));
    int letters = telling.stream().filter(h -> !isMarkup(h)).mapToInt(h -> h.text().length()).sum();
    if (digits || letters > HIDDEN_LETTERS_OF_A_PREHEADER) {
      String hows =
          telling.stream()
              .map(Document.Hidden::how)
              .distinct()
              .limit(5)
              .collect(Collectors.joining(", "));
      int all = telling.stream().mapToInt(h -> h.text().length()).sum();
      flag(Flag.Code.HIDDEN_CONTENT, all + " characters a person does not see (" + hows + ")");
    }
  }

  /**
   * True for hidden digits that are not also seen: a preheader that repeats the amount is usual.
   */
  private static boolean saysMore(Document.Hidden hidden, Set<String> seen) {
    Set<String> found = new HashSet<>();
    addDigits(hidden.text(), found);
    found.removeAll(seen);
    if (!isMarkup(hidden)) {
      return !found.isEmpty();
    }
    // Numbers of versions and pixels are everywhere in comments; amounts and references are not.
    return found.stream().anyMatch(run -> run.length() > 4)
        || !found.isEmpty() && AMOUNT.matcher(hidden.text()).find();
  }

  /** What no mail program ever shows, and what honest pages are full of. */
  private static boolean isMarkup(Document.Hidden hidden) {
    return hidden.how().equals("comment") || hidden.how().equals("title");
  }

  private static void addDigits(String text, Set<String> runs) {
    for (Matcher run = DIGITS.matcher(text); run.find(); ) {
      runs.add(run.group());
    }
  }
}
