package io.quittance.painting;

import io.quittance.document.Line;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lines of text in their columns, cut into marked and unmarked runs. */
final class PaintText {
  private PaintText() {}

  private record Range(int from, int to, Evidence.Spot spot) {}

  static DocumentView.Block paint(List<Line> lines, List<Evidence.Spot> spots) {
    return new DocumentView.Block(
        lines.stream().map(line -> line(line, spots)).toList(), List.of(), List.of());
  }

  private static DocumentView.TextLine line(Line line, List<Evidence.Spot> spots) {
    String text = inColumns(line);
    List<Range> ranges = new ArrayList<>();
    for (Evidence.Spot spot : spots) {
      if (Objects.equals(spot.value().line(), line.number())) {
        ranges.add(range(text, spot));
      }
    }
    return new DocumentView.TextLine(
        line.number(), line.quoted(), !text.strip().contains("  "), segments(text, ranges));
  }

  /** The words at the columns where they stood. */
  private static String inColumns(Line line) {
    StringBuilder text = new StringBuilder();
    for (Word word : line.words()) {
      if (word.from() > text.length()) {
        text.append(" ".repeat(word.from() - text.length()));
      } else if (text.length() > 0 && word.from() != text.length()) {
        text.append(' ');
      }
      text.append(word.text());
    }
    return text.toString();
  }

  /** Where the value stands: its columns, else where its text is found, else the whole line. */
  private static Range range(String text, Evidence.Spot spot) {
    if (spot.value().columns() != null && spot.value().columns().from() < text.length()) {
      return new Range(
          Math.max(0, spot.value().columns().from()),
          Math.min(text.length(), spot.value().columns().to()),
          spot);
    }
    String printed = spot.value().printed();
    int found = printed == null ? -1 : text.indexOf(printed);
    return found < 0
        ? new Range(0, text.length(), spot)
        : new Range(found, found + printed.length(), spot);
  }

  private static List<DocumentView.Segment> segments(String text, List<Range> ranges) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    for (Range range : ranges) {
      cuts.add(range.from());
      cuts.add(range.to());
    }
    List<DocumentView.Segment> segments = new ArrayList<>();
    Integer start = null;
    for (Integer end : cuts) {
      if (start != null) {
        segments.add(segment(text, start, end, ranges));
      }
      start = end;
    }
    return segments;
  }

  private static DocumentView.Segment segment(String text, int start, int end, List<Range> ranges) {
    Set<Evidence.Spot> here = new LinkedHashSet<>();
    for (Range range : ranges) {
      if (range.from() <= start && end <= range.to()) {
        here.add(range.spot());
      }
    }
    return new DocumentView.Segment(
        text.substring(start, end), ids(here), labels(here), doubtful(here));
  }

  static String ids(Set<Evidence.Spot> spots) {
    return spots.stream().map(Evidence.Spot::id).collect(Collectors.joining(" "));
  }

  static String labels(Set<Evidence.Spot> spots) {
    return spots.stream().map(Evidence.Spot::label).distinct().collect(Collectors.joining(", "));
  }

  static boolean doubtful(Set<Evidence.Spot> spots) {
    return spots.stream().anyMatch(spot -> spot.value().doubtful());
  }
}
