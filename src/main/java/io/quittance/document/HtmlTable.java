package io.quittance.document;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/**
 * One HTML table. Rows whose cells are single texts become lines with columns; a table that only
 * places blocks beside each other is flattened, cell after cell.
 */
final class HtmlTable {

  private static final int MOST_LINES_OF_A_CELL = 6;
  private static final int MOST_CHARACTERS_OF_A_CELL = 400;
  private static final int MOST_COLUMNS = 500;

  private final HtmlLines html;
  private final List<List<Cell>> rows = new ArrayList<>();
  private final List<FlatLine> flat = new ArrayList<>();
  private final int quotes;

  /**
   * @param column 0-based place in the grid, spans counted
   */
  private record Cell(int column, List<FlatLine> lines) {

    boolean isTabular() {
      return lines.stream()
          .anyMatch(l -> l.words().size() > 1 && l.words().get(0).column() != null);
    }

    boolean isEmpty() {
      return lines.stream().allMatch(line -> line.words().isEmpty());
    }

    boolean isLong() {
      return lines.size() > MOST_LINES_OF_A_CELL
          || lines.stream().mapToInt(l -> l.text().length()).sum() > MOST_CHARACTERS_OF_A_CELL;
    }

    String joined() {
      StringBuilder text = new StringBuilder();
      for (FlatLine line : lines) {
        text.append(text.length() == 0 ? "" : " ").append(squeezed(line.text()));
      }
      return text.toString().strip();
    }
  }

  HtmlTable(HtmlLines html, Element table, Look look, int quotes, int nested) {
    this.html = html;
    this.quotes = quotes;
    TreeMap<Integer, Integer> spanned = new TreeMap<>();
    sections(table, look, nested, spanned);
  }

  /** The table as lines. */
  List<FlatLine> rows() {
    boolean layout =
        rows.stream().flatMap(List::stream).anyMatch(cell -> cell.isTabular() || cell.isLong());
    boolean oneColumn =
        rows.stream().flatMap(List::stream).filter(c -> !c.isEmpty()).allMatch(c -> c.column == 0);
    int table = oneColumn ? -1 : html.nextTable();
    for (List<Cell> row : rows) {
      List<Cell> cells = row.stream().filter(cell -> !cell.isEmpty()).toList();
      boolean single = cells.stream().allMatch(c -> c.lines.size() == 1 && !c.isTabular());
      if (oneColumn || layout && !(single && cells.size() > 1)) {
        cells.forEach(cell -> flat.addAll(cell.lines));
      } else {
        tabular(cells, table);
      }
    }
    return flat;
  }

  /** Cells that all break into the same number of lines are that many rows stacked. */
  private void tabular(List<Cell> cells, int table) {
    int stacked = cells.isEmpty() ? 0 : cells.get(0).lines.size();
    boolean even = cells.size() > 1 && cells.stream().allMatch(c -> c.lines.size() == stacked);
    if (even && stacked > 1) {
      for (int i = 0; i < stacked; i++) {
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Cell cell : cells) {
          word(words, text, squeezed(cell.lines.get(i).text()), cell.column, table);
        }
        flat.add(new FlatLine(words, text.toString(), quotes, false));
      }
      return;
    }
    List<Word> words = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Cell cell : cells) {
      word(words, text, cell.joined(), cell.column, table);
    }
    if (!words.isEmpty()) {
      flat.add(new FlatLine(words, text.toString(), quotes, false));
    }
  }

  private static void word(
      List<Word> words, StringBuilder text, String cell, int column, int table) {
    if (cell.isEmpty()) {
      return;
    }
    if (text.length() > 0) {
      text.append(' ');
    }
    int from = text.length();
    text.append(cell);
    words.add(new Word(cell, null, null, from, text.length(), column, table, null));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private void sections(Element parent, Look look, int nested, TreeMap<Integer, Integer> spanned) {
    for (Element child : parent.children()) {
      if (rows.size() > html.mostRows()) {
        return;
      }
      Look inner = html.look(child, look);
      switch (child.normalName()) {
        case "thead", "tbody", "tfoot" -> sections(child, inner, nested + 1, spanned);
        case "tr" -> rows.add(cells(child, inner, nested + 2, spanned));
        case "colgroup", "col", "style", "script" -> {}
        default -> rows.add(List.of(new Cell(0, html.inside(child, inner, quotes, nested + 1))));
      }
    }
  }

  private List<Cell> cells(Element row, Look look, int nested, TreeMap<Integer, Integer> spanned) {
    List<Cell> cells = new ArrayList<>();
    TreeMap<Integer, Integer> below = new TreeMap<>();
    spanned.forEach((column, left) -> below.put(column, left - 1));
    int column = 0;
    for (Element child : row.children()) {
      if (!child.normalName().equals("td") && !child.normalName().equals("th")) {
        continue;
      }
      while (spanned.getOrDefault(column, 0) > 0) {
        column++;
      }
      if (column >= MOST_COLUMNS) {
        html.flagColumns(MOST_COLUMNS);
        break;
      }
      Look inner = html.look(child, look);
      int columns = "display:none".equals(inner.removed()) ? 0 : span(child, "colspan");
      int deep = span(child, "rowspan");
      cells.add(new Cell(column, html.inside(child, inner, quotes, nested)));
      for (int i = 0; i < columns && deep > 1 && column + i < MOST_COLUMNS; i++) {
        below.put(column + i, deep - 1);
      }
      column += columns;
    }
    spanned.clear();
    below.forEach((at, left) -> spanned.merge(at, Math.max(0, left), Math::max));
    return cells;
  }

  private static int span(Element cell, String name) {
    String value = cell.attr(name).strip();
    return value.matches("[1-9]\\d{0,2}") ? Math.min(MOST_COLUMNS, Integer.parseInt(value)) : 1;
  }
}
