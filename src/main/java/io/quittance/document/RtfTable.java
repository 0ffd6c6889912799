package io.quittance.document;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Rows of one RTF table. RTF knows no columns, only where each cell of a row ends; the columns are
 * the ends of all rows together.
 */
final class RtfTable {

  /** Twips by which ends of the same column may differ. */
  private static final int TOLERANCE = 60;

  private static final int MOST_CELLS_OF_A_ROW = 500;

  private final List<Cells> rows = new ArrayList<>();
  private List<Edge> edges = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private int shade;
  private boolean pattern;

  /**
   * @param right end of the cell, twips from the left margin
   * @param shade index of the colour behind the cell, or 0
   * @param pattern true when the cell is hatched or toned, so that its colour cannot be told
   */
  private record Edge(int right, int shade, boolean pattern) {}

  private record Cells(List<Edge> edges, List<String> cells) {}

  void rowDefinition() {
    edges = new ArrayList<>();
    shade = 0;
    pattern = false;
  }

  void shade(int colour) {
    shade = colour;
  }

  void pattern() {
    pattern = true;
  }

  void edge(int right) {
    if (edges.size() < MOST_CELLS_OF_A_ROW) {
      edges.add(new Edge(right, shade, pattern));
    }
    shade = 0;
    pattern = false;
  }

  void cell(String html) {
    if (cells.size() < MOST_CELLS_OF_A_ROW) {
      cells.add(html);
    }
  }

  /** Ends the row; a row without cells is none. */
  void row() {
    if (!cells.isEmpty()) {
      rows.add(new Cells(List.copyOf(edges), List.copyOf(cells)));
      cells = new ArrayList<>();
    }
  }

  boolean isEmpty() {
    return rows.isEmpty() && cells.isEmpty();
  }

  void writeTo(StringBuilder html, List<Integer> colours) {
    row();
    List<Integer> columns = columns();
    html.append("<table>");
    for (Cells row : rows) {
      html.append("<tr>");
      int from = 0;
      for (int i = 0; i < row.cells.size(); i++) {
        Edge edge = i < row.edges.size() ? row.edges.get(i) : null;
        int to = edge == null ? from + 1 : Math.max(from + 1, column(columns, edge.right));
        html.append("<td");
        if (to - from > 1) {
          html.append(" colspan=").append(to - from);
        }
        if (edge != null) {
          shade(html, edge, colours);
        }
        html.append('>').append(row.cells.get(i)).append("</td>");
        from = to;
      }
      html.append("</tr>");
    }
    html.append("</table>");
    rows.clear();
  }

  private static void shade(StringBuilder html, Edge edge, List<Integer> colours) {
    if (edge.pattern) {
      html.append(" background=x");
    } else if (edge.shade > 0) {
      html.append(" style=\"")
          .append(RtfStyle.declaration("background-color", edge.shade, colours))
          .append('"');
    }
  }

  private List<Integer> columns() {
    TreeSet<Integer> all = new TreeSet<>();
    rows.forEach(row -> row.edges.forEach(edge -> all.add(edge.right)));
    List<Integer> columns = new ArrayList<>();
    for (int right : all) {
      if (columns.isEmpty() || right - columns.get(columns.size() - 1) > TOLERANCE) {
        columns.add(right);
      }
    }
    return columns;
  }

  /** Number of columns up to and with the one that ends there. */
  private static int column(List<Integer> columns, int right) {
    int found = 0;
    while (found < columns.size() && columns.get(found) <= right) {
      found++;
    }
    return found;
  }
}
