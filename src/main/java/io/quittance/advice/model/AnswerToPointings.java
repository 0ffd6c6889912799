package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Problem;
import io.quittance.document.Line;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One payment of an answer as pointings, one for each document it points into. What the answer
 * names and the source does not show is left out, with a problem that says where.
 */
final class AnswerToPointings {
  /** Rows that are looked at for the width of the columns. */
  private static final int MAX_ROWS_FOR_BANDS = 500;

  private static final String UNKNOWN = "unknown";

  private final NumberedSource source;
  private final List<Problem> problems;
  private final String payment;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  private static final class Draft {
    private final Map<Field, Pointing.Spot> header = new EnumMap<>(Field.class);
    private final Set<Field> twice = new HashSet<>();
    private final List<Pointing.Table> tables = new ArrayList<>();
    private final List<Pointing.Entry> lines = new ArrayList<>();
  }

  private AnswerToPointings(NumberedSource source, List<Problem> problems, String payment) {
    this.source = source;
    this.problems = problems;
    this.payment = payment;
  }

  /**
   * @param problems what is left out is added here
   * @param number of the payment in the answer, from 1, for the words of a problem
   */
  static List<Pointing> of(
      PointedAnswer.Payment answer, NumberedSource source, int number, List<Problem> problems) {
    AnswerToPointings run = new AnswerToPointings(source, problems, "payment " + number);
    answer.header().forEach(run::header);
    answer.tables().forEach(run::table);
    answer.lines().forEach(run::item);
    Advice.Status status = Advice.Status.valueOf(answer.status().toUpperCase(Locale.ROOT));
    List<Pointing> pointings = new ArrayList<>();
    run.drafts.forEach(
        (part, draft) ->
            pointings.add(
                new Pointing(
                    part, draft.header, draft.tables, draft.lines, status, answer.complete())));
    return pointings;
  }

  private void header(PointedAnswer.Place place) {
    if (place.field().equals(UNKNOWN)) {
      return;
    }
    Field field = field(place.field());
    Optional<NumberedSource.Place> found = source.place(place.line());
    Optional<Pointing.Spot> spot = found.flatMap(f -> spot(f, place));
    if (spot.isEmpty()) {
      notInSource(field.json(), place.line());
      return;
    }
    Draft draft = draft(found.get().part());
    Pointing.Spot before = draft.header.get(field);
    if (draft.twice.contains(field)
        || (before != null && !before.text().equals(spot.get().text()))) {
      // Which of two is meant is not ours to pick.
      draft.header.remove(field);
      draft.twice.add(field);
      notInSource(field.json() + " at two places", place.line());
    } else if (before == null) {
      draft.header.put(field, spot.get());
    }
  }

  private void item(PointedAnswer.Item item) {
    Map<Field, Pointing.Spot> values = new EnumMap<>(Field.class);
    String part = null;
    for (PointedAnswer.Place place : item.values()) {
      if (place.field().equals(UNKNOWN)) {
        continue;
      }
      Field field = field(place.field());
      Optional<NumberedSource.Place> found = source.place(place.line());
      Optional<Pointing.Spot> spot = found.flatMap(f -> spot(f, place));
      boolean elsewhere = part != null && found.isPresent() && !found.get().part().equals(part);
      if (spot.isEmpty() || elsewhere || values.containsKey(field)) {
        notInSource(field.json(), place.line());
      } else {
        part = found.get().part();
        values.put(field, spot.get());
      }
    }
    if (part != null) {
      draft(part).lines.add(new Pointing.Entry(kind(item.kind()), values));
    }
  }

  private void table(PointedAnswer.Table table) {
    Optional<NumberedSource.Place> first = source.place(table.firstLine());
    Optional<NumberedSource.Place> last = source.place(table.lastLine());
    if (first.isEmpty() || last.isEmpty() || !inOrder(first.get(), last.get())) {
      notInSource("table", table.firstLine());
      return;
    }
    String part = first.get().part();
    Optional<NumberedSource.Place> heading = inPart(table.headingLine(), part, "heading");
    Optional<NumberedSource.Place> total = inPart(table.totalLine(), part, "total");
    List<Integer> skipped = new ArrayList<>();
    for (String id : table.skippedLines()) {
      inPart(id, part, "skipped line").ifPresent(place -> skipped.add(place.line().number()));
    }
    int from = first.get().line().number();
    int to = last.get().line().number();
    List<Pointing.Column> columns = columns(table, heading, first.get(), to, skipped);
    if (columns.isEmpty()) {
      notInSource("columns", table.headingLine());
      return;
    }
    draft(part)
        .tables
        .add(
            new Pointing.Table(
                heading.map(h -> h.line().number()).orElse(0),
                from,
                to,
                columns,
                total.map(t -> t.line().number()).orElse(0),
                List.copyOf(skipped)));
  }

  private List<Pointing.Column> columns(
      PointedAnswer.Table table,
      Optional<NumberedSource.Place> heading,
      NumberedSource.Place first,
      int lastLine,
      List<Integer> skipped) {
    List<Pointing.Column> columns = new ArrayList<>();
    ColumnBands bands =
        heading.isEmpty() || first.line().tabular()
            ? null
            : bands(table, heading.get(), first, lastLine, skipped);
    for (PointedAnswer.Column column : table.columns()) {
      if (column.role().equals(UNKNOWN)) {
        continue;
      }
      Field role = field(column.role());
      Optional<Pointing.Column> found =
          first.line().tabular()
              ? cellColumn(role, column, heading, first.line())
              : bandColumn(role, column, heading, bands);
      boolean taken =
          found.isPresent() && columns.stream().anyMatch(c -> samePlace(c, found.get()));
      if (found.isEmpty() || taken || columns.stream().anyMatch(c -> c.role() == role)) {
        notInSource("column " + role.json(), table.headingLine());
      } else {
        columns.add(found.get());
      }
    }
    return columns;
  }

  private static ColumnBands bands(
      PointedAnswer.Table table,
      NumberedSource.Place heading,
      NumberedSource.Place first,
      int lastLine,
      List<Integer> skipped) {
    List<String> named =
        table.columns().stream()
            .map(PointedAnswer.Column::heading)
            .filter(h -> h != null)
            .map(SpotText::collapsed)
            .filter(h -> !h.isEmpty())
            .map(h -> asPrinted(heading, h))
            .toList();
    List<Line> rows =
        first
            .document()
            .lines()
            .filter(l -> l.number() >= first.line().number() && l.number() <= lastLine)
            .filter(l -> !skipped.contains(l.number()))
            .limit(MAX_ROWS_FOR_BANDS)
            .toList();
    return new ColumnBands(heading.line(), named, rows);
  }

  /** The heading decides; the index only where there is no heading or it stands there twice. */
  private static Optional<Pointing.Column> cellColumn(
      Field role, PointedAnswer.Column column, Optional<NumberedSource.Place> place, Line first) {
    Optional<Line> heading = place.map(NumberedSource.Place::line);
    String words = column.heading() == null ? null : SpotText.collapsed(column.heading());
    Integer index = column.index();
    if (words != null && !words.isEmpty()) {
      List<Integer> under =
          place.stream()
              .flatMap(line -> line.shown().words().stream())
              .filter(cell -> SpotText.collapsed(cell.text()).equals(words))
              .map(Word::column)
              .filter(c -> c != null)
              .toList();
      if (under.size() == 1) {
        index = under.get(0);
      } else if (index == null || !under.contains(index)) {
        return Optional.empty();
      }
    } else if (index == null || index < 0 || !hasColumn(first, heading, index)) {
      return Optional.empty();
    }
    return Optional.of(new Pointing.Column(role, index, 0, 0, printed(heading, index, words)));
  }

  /** The heading's own words: those of the answer may be masked ones. */
  private static String printed(Optional<Line> heading, int column, String words) {
    return words == null || words.isEmpty()
        ? words
        : heading.stream()
            .flatMap(line -> line.words().stream())
            .filter(cell -> cell.column() != null && cell.column() == column)
            .map(cell -> SpotText.collapsed(cell.text()))
            .findFirst()
            .orElse(words);
  }

  private static String asPrinted(NumberedSource.Place heading, String words) {
    return SpotText.find(heading.line(), heading.shown(), words, 1)
        .map(Pointing.Spot::text)
        .orElse(words);
  }

  private static boolean hasColumn(Line first, Optional<Line> heading, int index) {
    return java.util.stream.Stream.concat(
            first.words().stream(), heading.stream().flatMap(l -> l.words().stream()))
        .anyMatch(cell -> cell.column() != null && cell.column() == index);
  }

  private static Optional<Pointing.Column> bandColumn(
      Field role,
      PointedAnswer.Column column,
      Optional<NumberedSource.Place> heading,
      ColumnBands bands) {
    if (bands == null || heading.isEmpty() || column.heading() == null) {
      return Optional.empty();
    }
    return bands
        .named(asPrinted(heading.get(), SpotText.collapsed(column.heading())))
        .map(b -> new Pointing.Column(role, -1, b.left(), b.right(), b.heading()));
  }

  private static boolean samePlace(Pointing.Column one, Pointing.Column other) {
    return one.index() >= 0 ? one.index() == other.index() : one.left() == other.left();
  }

  private Optional<NumberedSource.Place> inPart(String id, String part, String what) {
    if (id == null) {
      return Optional.empty();
    }
    Optional<NumberedSource.Place> place = source.place(id).filter(p -> p.part().equals(part));
    if (place.isEmpty()) {
      notInSource(what, id);
    }
    return place;
  }

  private static boolean inOrder(NumberedSource.Place first, NumberedSource.Place last) {
    return first.part().equals(last.part()) && first.line().number() <= last.line().number();
  }

  private static Optional<Pointing.Spot> spot(
      NumberedSource.Place place, PointedAnswer.Place answer) {
    return SpotText.find(place.line(), place.shown(), answer.text(), answer.occurrence());
  }

  private Draft draft(String part) {
    return drafts.computeIfAbsent(part, unused -> new Draft());
  }

  /** The answer's own words stay out: they may be anything. */
  private void notInSource(String what, String line) {
    String where = line != null && source.place(line).isPresent() ? ", line " + line : "";
    problems.add(
        new Problem(
            Problem.Code.NOT_IN_SOURCE,
            "the model points at what the source does not show",
            payment + ", " + what + where));
  }

  private static Field field(String name) {
    return Field.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Advice.Kind kind(String name) {
    return name.equals(UNKNOWN) ? null : Advice.Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
