package io.quittance.advice.memory;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Value;
import io.quittance.advice.model.ColumnBands;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rows under one sequence of headings: all that follow until a line that is none. */
final class HeadedRows {
  private static final int MOST_LINES = 20_000;

  private final Line heading;
  private final List<Line> items;
  private final List<Integer> skipped;
  private final List<ColumnBands.Band> bands;

  private HeadedRows(
      Line heading, List<Line> items, List<Integer> skipped, List<ColumnBands.Band> bands) {
    this.heading = heading;
    this.items = items;
    this.skipped = skipped;
    this.bands = bands;
  }

  /** The lines that may be evidence: not what a reply quotes. */
  static List<Line> lines(Document document) {
    return document.lines().filter(line -> line.quoted() == 0).limit(MOST_LINES).toList();
  }

  /** The headings a line holds, when the rows below it are these. */
  static List<String> headings(Line line, List<Line> rows) {
    if (line.tabular()) {
      return line.words().stream().map(word -> collapsed(word.text())).toList();
    }
    return new ColumnBands(line, List.of(), rows)
        .all().stream().map(ColumnBands.Band::heading).toList();
  }

  /**
   * @param ends tells the lines that end the rows, such as the one of the total
   */
  static Optional<HeadedRows> find(Document document, List<String> headings, Predicate<Line> ends) {
    List<Line> lines = lines(document);
    int at = 0;
    while (at < lines.size() && !shows(lines.get(at), headings)) {
      at++;
    }
    if (at == lines.size()) {
      return Optional.empty();
    }
    Line heading = lines.get(at);
    List<Line> items = new ArrayList<>();
    List<Integer> skipped = new ArrayList<>();
    int next = at + 1;
    for (; next < lines.size(); next++) {
      Line line = lines.get(next);
      if (shows(line, headings) || ruler(line)) {
        skipped.add(line.number());
      } else if (!ends.test(line) && mayBeItem(heading, line)) {
        items.add(line);
      } else {
        break;
      }
    }
    boolean again =
        lines.subList(next, lines.size()).stream().anyMatch(line -> shows(line, headings));
    if (items.isEmpty() || again) {
      return Optional.empty();
    }
    List<ColumnBands.Band> bands =
        heading.tabular() ? List.of() : new ColumnBands(heading, headings, items).all();
    return heading.tabular() || bands.size() == headings.size()
        ? Optional.of(new HeadedRows(heading, items, skipped, bands))
        : Optional.empty();
  }

  private static boolean shows(Line line, List<String> headings) {
    if (line.tabular()) {
      return headings.equals(line.words().stream().map(w -> collapsed(w.text())).toList());
    }
    return collapsed(line.text()).equals(String.join(" ", headings));
  }

  static boolean ruler(Line line) {
    return line.text().chars().noneMatch(Character::isLetterOrDigit);
  }

  private static boolean mayBeItem(Line heading, Line line) {
    boolean sameTable =
        heading.tabular() == line.tabular()
            && (!line.tabular()
                || Objects.equals(heading.words().get(0).table(), line.words().get(0).table()));
    return sameTable && line.words().size() > 1 && line.text().chars().anyMatch(Character::isDigit);
  }

  List<Line> items() {
    return items;
  }

  /** Whether the line is the heading, an item, or a repeated heading between items. */
  boolean holds(Line line) {
    return line.number() >= heading.number()
        && line.number() <= items.get(items.size() - 1).number();
  }

  /** Which heading the value stands under, from 0; -1 for none. */
  int column(Line line, Value value) {
    int word = PlaceOfValue.word(line, value);
    return word < 0 ? -1 : column(line.words().get(word));
  }

  /** The text under a heading in one row; empty when nothing stands there. */
  String cell(Line line, int column) {
    return line.words().stream()
        .filter(word -> column(word) == column)
        .map(Word::text)
        .collect(Collectors.joining(" "));
  }

  private int column(Word word) {
    if (heading.tabular()) {
      for (int i = 0; i < heading.words().size(); i++) {
        if (heading.words().get(i).column().equals(word.column())) {
          return i;
        }
      }
      return -1;
    }
    Optional<double[]> place = ColumnBands.place(word);
    for (int i = 0; place.isPresent() && i < bands.size(); i++) {
      double middle = (place.get()[0] + place.get()[1]) / 2;
      if (middle >= bands.get(i).left() && middle < bands.get(i).right()) {
        return i;
      }
    }
    return -1;
  }

  Pointing.Table pointing(List<RememberedLayout.Column> columns) {
    List<Pointing.Column> pointed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Field role = columns.get(i).role();
      if (role == null) {
        continue;
      }
      String words = columns.get(i).heading();
      pointed.add(
          heading.tabular()
              ? new Pointing.Column(role, heading.words().get(i).column(), 0, 0, words)
              : new Pointing.Column(role, -1, bands.get(i).left(), bands.get(i).right(), words));
    }
    return new Pointing.Table(
        heading.number(),
        items.get(0).number(),
        items.get(items.size() - 1).number(),
        pointed,
        0,
        skipped);
  }

  private static String collapsed(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
