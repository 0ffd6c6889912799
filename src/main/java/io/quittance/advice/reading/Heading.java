package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The heading row or rows of a table.
 *
 * @param columns from left to right
 * @param first index of its first row; @param last index of its last row
 * @param packed true when the labels were told apart by their words only, not by gaps
 */
record Heading(List<Column> columns, int first, int last, boolean packed) {

  /**
   * @param meaning null for a heading that the lexicon does not know
   */
  record Column(TextCell cell, String label, Lexicon.Meaning meaning) {
    Role role() {
      return meaning == null ? Role.OTHER : meaning.role();
    }
  }

  private static final int MOST_ROWS = 3;
  private static final double NEAR_POINTS = 9;

  /** So many cells in a row are headings that stand apart, not several in one cell. */
  private static final int APART = 3;

  int known() {
    return (int) columns.stream().filter(c -> c.meaning() != null).count();
  }

  boolean has(java.util.function.Predicate<Role> test) {
    return columns.stream().anyMatch(c -> c.meaning() != null && test.test(c.role()));
  }

  /** True when both name the same columns, whatever their places. */
  boolean sameAs(Heading other) {
    return labels().equals(other.labels()) || roles().equals(other.roles());
  }

  private List<String> labels() {
    return columns.stream().map(Column::label).toList();
  }

  private List<Role> roles() {
    return columns.stream().map(Column::role).toList();
  }

  /** The heading that begins at this row, over one to three rows, or empty. */
  static Optional<Heading> at(List<SourceText.Row> rows, int index) {
    Heading best = null;
    List<TextCell> joined = null;
    List<String> labels = new ArrayList<>();
    for (int n = 0; n < MOST_ROWS && index + n < rows.size(); n++) {
      SourceText.Row row = rows.get(index + n);
      if (row.line().words().size() > 60 || holdsValues(row)) {
        break;
      }
      List<TextCell> cells = row.cells();
      if (cells.stream().anyMatch(Heading::isLabelWithValue)) {
        break;
      }
      if (joined == null) {
        joined = new ArrayList<>(cells);
        cells.forEach(c -> labels.add(c.text()));
      } else if (!sameTable(rows.get(index), row) || !stack(joined, labels, cells)) {
        break;
      }
      Heading heading = read(joined, labels, index, index + n);
      if (heading.isOne() && (best == null || heading.known() > best.known())) {
        best = heading;
      }
    }
    return best != null && best.last() > index && isLetterhead(rows, index, best)
        ? Optional.empty()
        : Optional.ofNullable(best);
  }

  /** A row above the heading that adds nothing to it: the heading begins below. */
  private static boolean isLetterhead(List<SourceText.Row> rows, int index, Heading best) {
    for (int from = index + 1; from <= best.last(); from++) {
      List<TextCell> below = rows.get(from).cells();
      Heading without = read(below, below.stream().map(TextCell::text).toList(), from, from);
      if (without.isOne() && without.known() >= best.known()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLabelWithValue(TextCell cell) {
    int colon = cell.text().indexOf(": ");
    return colon > 0 && !cell.text().substring(colon + 2).isBlank();
  }

  private boolean isOne() {
    boolean number = has(Role::number);
    boolean amount = has(Role::amount);
    boolean date = has(Role::date);
    int known = known();
    long amounts = columns.stream().filter(c -> c.role().amount()).count();
    boolean unnamed = !number && amounts >= 2 && known < columns.size();
    return known >= 2
        && (number && (amount || date)
            || unnamed
            || amount && known >= 3 && has(r -> r == Role.DESCRIPTION))
        && known * 2 >= columns.size();
  }

  private static boolean sameTable(SourceText.Row first, SourceText.Row row) {
    return first.line().tabular() == row.line().tabular()
        && first.page().number() == row.page().number();
  }

  private static boolean holdsValues(SourceText.Row row) {
    return !row.dates().isEmpty() || row.amounts().stream().anyMatch(f -> f.amount().decimals());
  }

  /** Puts the cells of a second heading row under those of the first they overlap. */
  private static boolean stack(List<TextCell> joined, List<String> labels, List<TextCell> below) {
    for (TextCell cell : below) {
      if (!cell.text().chars().anyMatch(Character::isLetter)) {
        if (cell.text().chars().anyMatch(Character::isDigit)) {
          return false;
        }
        continue;
      }
      int over = -1;
      for (int i = 0; i < joined.size(); i++) {
        if (joined.get(i).overlaps(cell)) {
          if (over >= 0) {
            over = -2;
            break;
          }
          over = i;
        }
      }
      if (over == -2) {
        return false;
      }
      if (over < 0) {
        int at = 0;
        while (at < joined.size() && joined.get(at).left() < cell.left()) {
          at++;
        }
        joined.add(at, cell);
        labels.add(at, cell.text());
      } else {
        TextCell top = joined.get(over);
        joined.set(
            over,
            new TextCell(
                top.row(),
                top.from(),
                top.to(),
                Math.min(top.left(), cell.left()),
                Math.max(top.right(), cell.right()),
                top.column()));
        labels.set(over, labels.get(over) + " / " + cell.text());
      }
    }
    return true;
  }

  private static Heading read(List<TextCell> found, List<String> names, int first, int last) {
    List<TextCell> cells = new ArrayList<>(found);
    List<String> labels = new ArrayList<>(names);
    joinNear(cells, labels);
    List<Column> columns = new ArrayList<>();
    boolean packed = false;
    for (int i = 0; i < cells.size(); i++) {
      TextCell cell = cells.get(i);
      String label = labels.get(i);
      Optional<Lexicon.Meaning> meaning = meaning(label);
      boolean whole = cell.column() >= 0 || !label.equals(cell.text());
      List<Column> parts = meaning.isPresent() || whole ? List.of() : byWords(cell);
      if (meaning.isEmpty() && (whole || parts.size() < 2 || apart(cells, label))) {
        meaning = Lexicon.STANDARD.composedColumn(label.replace(" / ", " "));
      }
      if (meaning.isPresent() || whole) {
        columns.add(new Column(cell, label, meaning.orElse(null)));
        continue;
      }
      packed |= parts.size() > 1;
      columns.addAll(parts);
    }
    return new Heading(inOneLanguage(columns), first, last, packed);
  }

  /** Two words in a row of several cells are one heading, not those of two columns. */
  private static boolean apart(List<TextCell> cells, String label) {
    return cells.size() >= APART
        && Lexicon.key(label).split(" ").length == 2
        && !Composition.several(Lexicon.key(label));
  }

  /** A heading that languages understand differently means what it means in that of the others. */
  private static List<Column> inOneLanguage(List<Column> columns) {
    if (columns.stream().noneMatch(c -> Lexicon.STANDARD.several(c.label()))) {
      return columns;
    }
    String language = Lexicon.STANDARD.language(columns.stream().map(Column::label).toList());
    return columns.stream()
        .map(
            c ->
                Lexicon.STANDARD.several(c.label())
                    ? new Column(
                        c.cell(),
                        c.label(),
                        Lexicon.STANDARD.column(c.label(), language).orElse(c.meaning()))
                    : c)
        .toList();
  }

  /** Words of one label that stand a little far apart on a page are one label all the same. */
  private static void joinNear(List<TextCell> cells, List<String> labels) {
    for (int i = 0; i + 1 < cells.size(); ) {
      TextCell left = cells.get(i);
      TextCell right = cells.get(i + 1);
      boolean near =
          left.row() == right.row()
              && left.row().line().words().get(0).box() != null
              && right.left() - left.right() < NEAR_POINTS
              && labels.get(i).equals(left.text())
              && labels.get(i + 1).equals(right.text());
      if (near && Lexicon.STANDARD.column(left.text() + " " + right.text()).isPresent()) {
        TextCell both =
            new TextCell(left.row(), left.from(), right.to(), left.left(), right.right(), -1);
        cells.set(i, both);
        labels.set(i, both.text());
        cells.remove(i + 1);
        labels.remove(i + 1);
      } else {
        i++;
      }
    }
  }

  private static Optional<Lexicon.Meaning> meaning(String label) {
    Optional<Lexicon.Meaning> whole = Lexicon.STANDARD.column(label.replace(" / ", " "));
    if (whole.isPresent() || !label.contains(" / ")) {
      return whole;
    }
    Optional<Lexicon.Meaning> joined = Lexicon.STANDARD.column(label.replace("- / ", ""));
    if (joined.isPresent()) {
      return joined;
    }
    for (String part : label.split(" / ")) {
      Optional<Lexicon.Meaning> one = Lexicon.STANDARD.column(part);
      if (one.isPresent()) {
        return one;
      }
    }
    return Optional.empty();
  }

  /** The fewest known labels that the words of a cell are, or the cell as one unknown label. */
  private static List<Column> byWords(TextCell cell) {
    SourceText.Row row = cell.row();
    int first = row.wordAt(cell.from());
    int last = row.wordAt(cell.to() - 1);
    int n = last - first + 1;
    int[] cost = new int[n + 1];
    int[] back = new int[n + 1];
    java.util.Arrays.fill(cost, 1, n + 1, 1_000_000);
    for (int to = 1; to <= n; to++) {
      for (int from = Math.max(0, to - Lexicon.STANDARD.longestLabelWords()); from < to; from++) {
        boolean known = known(row, first + from, first + to - 1);
        int price = cost[from] + (known ? 10 : to - from == 1 ? 100 : 1_000_000);
        if (price < cost[to]) {
          cost[to] = price;
          back[to] = from;
        }
      }
    }
    int unknown = cost[n] / 100;
    if (n < 2 || cost[n] >= 1_000_000 || unknown * 3 > n) {
      return List.of(new Column(cell, cell.text(), null));
    }
    List<Column> columns = new ArrayList<>();
    for (int to = n; to > 0; to = back[to]) {
      int from = row.starts()[first + back[to]] - cell.from();
      int end = row.endOf(first + to - 1) - cell.from();
      TextCell part = TextCell.piece(cell, from, end).orElseThrow();
      columns.add(0, new Column(part, part.text(), meaning(part.text()).orElse(null)));
    }
    return columns;
  }

  private static boolean known(SourceText.Row row, int first, int last) {
    return Lexicon.STANDARD
        .column(row.text().substring(row.starts()[first], row.endOf(last)))
        .isPresent();
  }
}
