package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import io.quittance.message.TextDecoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Files made of segments or records: one line a segment, one word an element, each with its
 * position as address ({@code RMR-04}, {@code MOA-01-2}, {@code 16-03}) and its columns in the
 * segment as it is sent, without line breaks and release characters. A line that has no addresses
 * is no segment of the syntax: whoever reads on must say so.
 */
final class SegmentsReader implements PartReader {

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{1,2}");
  private static final Pattern STARTS_A_SEGMENT =
      Pattern.compile("[\r\n]\\s*[A-Z][A-Z0-9]{1,2}[*+|^]");
  private static final Pattern RECORD = Pattern.compile("(?<=/)\\s+(?=\\d\\d,)");
  private static final int UNA = 9;

  private final SegmentSyntax syntax;

  SegmentsReader(SegmentSyntax syntax) {
    this.syntax = syntax;
  }

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    String declared = content.form().charset();
    TextDecoding.Decoded decoded = TextDecoding.decode(content.bytes(), declared);
    // A segment is as small as a cell is: nine of them may say one invoice.
    ReadingLimits segments =
        limits.withContent(limits.pages(), limits.cells(), limits.cells(), limits.characters());
    Draft draft = new Draft(content.part().path(), Document.Kind.SEGMENTS, segments);
    TextReader.flagGuess(draft, decoded, declared);
    String text = decoded.text().stripLeading();
    switch (syntax.family()) {
      case X12, EDIFACT -> segments(draft, text);
      case BAI2 -> records(draft, text);
      case LOCKBOX ->
          text.lines()
              .takeWhile(line -> !draft.full())
              .forEach(line -> draft.line(FlatLine.words(draft.clean(line), 0), 0));
    }
    draft.page(1, null, 0, 0);
    return new Read(draft.finish());
  }

  private void segments(Draft draft, String text) {
    int at = 0;
    if (syntax.family() == SegmentSyntax.Family.EDIFACT && text.startsWith("UNA")) {
      draft.line(
          List.of(
              Word.inLine("UNA", 0, 3),
              new Word(text.substring(3, UNA), null, "UNA-01", 3, UNA, null, null, null)),
          0);
      at = UNA;
    }
    while (at < text.length() && !draft.full()) {
      int end = end(text, at);
      segment(draft, text.substring(at, end), end < text.length());
      at = end + 1;
    }
  }

  /** Where the segment ends: at its terminator, unless that is released. */
  private int end(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != syntax.terminator()) {
      at += syntax.release() != 0 && text.charAt(at) == syntax.release() ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  private void segment(Draft draft, String raw, boolean terminated) {
    if (raw.isBlank()) {
      return;
    }
    // Lines broken at a fixed width are put together again; a segment that lacks its end is not.
    boolean two = STARTS_A_SEGMENT.matcher(raw.strip()).find();
    String text = (two ? raw.replaceAll("[\r\n]+", " ") : raw.replaceAll("[\r\n]+", "")).strip();
    int first = text.indexOf(syntax.element());
    String name = first < 0 ? text : text.substring(0, first);
    if (two || !NAME.matcher(name.strip()).matches()) {
      draft.line(FlatLine.words(draft.clean(text), 0), 0);
      return;
    }
    List<Word> words = elements(draft, name.strip(), text);
    draft.line(words, 0);
    if (!terminated && syntax.terminator() != '\n') {
      draft.flag(Flag.Code.TRUNCATED, "the last segment, " + name.strip() + ", has no end");
    }
  }

  /** Cuts a segment at its separators; positions count in the text without release characters. */
  private List<Word> elements(Draft draft, String name, String text) {
    List<Word> words = new ArrayList<>();
    StringBuilder shown = new StringBuilder();
    int element = 0;
    int component = 1;
    boolean composite = false;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : syntax.element();
      boolean part = syntax.component() != 0 && c == syntax.component() && i < text.length();
      if (c != syntax.element() && !part) {
        boolean released = syntax.release() != 0 && c == syntax.release() && i + 1 < text.length();
        shown.append(released ? text.charAt(++i) : c);
        continue;
      }
      composite |= part;
      String address = element == 0 ? null : address(name, element, composite ? component : 0);
      add(draft, words, shown, start, address);
      shown.append(' ');
      start = shown.length();
      component = part ? component + 1 : 1;
      if (!part) {
        element++;
        composite = false;
      }
    }
    return words;
  }

  private static String address(String name, int element, int component) {
    return component == 0
        ? String.format(Locale.ROOT, "%s-%02d", name, element)
        : String.format(Locale.ROOT, "%s-%02d-%d", name, element, component);
  }

  private static void add(
      Draft draft, List<Word> words, StringBuilder shown, int start, String address) {
    int from = start;
    int to = shown.length();
    while (from < to && VisibleText.blank(shown.charAt(from))) {
      from++;
    }
    while (to > from && VisibleText.blank(shown.charAt(to - 1))) {
      to--;
    }
    String seen = draft.clean(shown.substring(from, to)).strip();
    if (!seen.isEmpty()) {
      words.add(new Word(seen, null, address, from, from + seen.length(), null, null, null));
    }
  }

  /** BAI2: a record a line, ended by a slash; some banks put several on one line. */
  private void records(Draft draft, String text) {
    for (String line : text.lines().toList()) {
      for (String record : RECORD.split(line.strip(), -1)) {
        if (!record.isBlank() && !draft.full()) {
          record(draft, record.strip());
        }
      }
    }
  }

  private static void record(Draft draft, String raw) {
    String text = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    if (!text.matches("\\d\\d(?:,.*)?")) {
      draft.line(FlatLine.words(draft.clean(text), 0), 0);
      return;
    }
    List<Word> words = new ArrayList<>();
    String name = text.substring(0, 2);
    int start = 0;
    for (int field = 0; start <= text.length(); field++) {
      int end = text.indexOf(',', start);
      end = end < 0 ? text.length() : end;
      add(
          draft,
          words,
          new StringBuilder(text.substring(0, end)),
          start,
          field == 0 ? null : address(name, field, 0));
      start = end + 1;
    }
    draft.line(words, 0);
  }
}
