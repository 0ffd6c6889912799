package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sets a table in plain text: aligned, dashed, with pipes, tabs, as a grid, or item by item. */
final class TextTable {
  private final Block.Table table;
  private final Paper paper;
  private final int[] widths;
  private final List<String> lines = new ArrayList<>();

  private TextTable(Block.Table table, Paper paper) {
    this.table = table;
    this.paper = paper;
    this.widths = new int[table.columns().size()];
  }

  static List<String> lines(Block.Table table, Paper paper) {
    TextTable text = new TextTable(table, paper);
    if (paper.is("records")) {
      text.records();
    } else {
      text.measure();
      text.grid();
    }
    return text.lines;
  }

  private void measure() {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = widest(table.columns().get(i).head());
    }
    for (Block.Entry row : table.rows()) {
      for (int i = 0; i < widths.length; i++) {
        boolean overflows = row.kind() != Block.RowKind.ITEM && !table.columns().get(i).number();
        if (!overflows) {
          widths[i] = Math.max(widths[i], widest(row.cells().get(i).text()));
        }
      }
    }
  }

  private static int widest(String text) {
    return Width.linesOf(text).stream().mapToInt(Width::of).max().orElse(0);
  }

  private void grid() {
    boolean boxed = paper.is("boxed");
    boolean dashes = paper.is("dashes") || paper.is("pipes") || boxed;
    if (boxed || paper.is("dashes-above")) {
      lines.add(dashes());
    }
    row(table.columns().stream().map(column -> Cell.of(column.head())).toList(), false);
    if (dashes) {
      lines.add(dashes());
    }
    for (Block.Entry row : table.rows()) {
      if (row.kind() == Block.RowKind.SUM && (dashes || paper.is("sum-ruled"))) {
        lines.add(dashes());
      }
      row(row.cells(), row.kind() != Block.RowKind.ITEM);
      if (paper.is("airy")) {
        lines.add("");
      }
    }
    if (boxed || paper.is("dashes-below")) {
      lines.add(dashes());
    }
  }

  private String dashes() {
    String cross = paper.is("boxed") ? "+" : paper.is("pipes") ? "|" : " ";
    StringBuilder line = new StringBuilder(edge(cross));
    for (int i = 0; i < widths.length; i++) {
      int pad = paper.is("boxed") || paper.is("pipes") ? 2 : 1;
      line.append(i == 0 ? "" : cross).append("-".repeat(widths[i] + pad));
    }
    return line.append(edge(cross)).toString();
  }

  private String edge(String mark) {
    return mark.isBlank() ? "" : mark;
  }

  private void row(List<Cell> cells, boolean free) {
    int height = cells.stream().mapToInt(cell -> Width.linesOf(cell.text()).size()).max().orElse(1);
    for (int line = 0; line < Math.max(1, height); line++) {
      lines.add(rowLine(cells, line, free));
    }
  }

  private String rowLine(List<Cell> cells, int line, boolean free) {
    boolean framed = paper.is("boxed") || paper.is("pipes");
    if (paper.is("tabs")) {
      return cells.stream().map(cell -> at(cell, line)).collect(Collectors.joining("\t"));
    }
    StringBuilder text = new StringBuilder(framed ? "| " : "");
    int debt = 0;
    for (int i = 0; i < widths.length; i++) {
      String value = at(cells.get(i), line);
      boolean right = table.columns().get(i).number() && !paper.is("numbers-left");
      int width = Math.max(0, widths[i] - debt);
      String padded = right ? Width.right(value, width) : Width.left(value, width);
      debt = free ? Math.max(0, Width.of(padded) - width) : 0;
      text.append(padded).append(framed ? " | " : paper.is("wide-gaps") ? "    " : "  ");
    }
    return text.toString();
  }

  private static String at(Cell cell, int line) {
    List<String> parts = Width.linesOf(cell.text());
    return line < parts.size() ? parts.get(line) : "";
  }

  /** Every item as a small block of labels and values. */
  private void records() {
    for (Block.Entry row : table.rows()) {
      for (int i = 0; i < row.cells().size(); i++) {
        String value = row.cells().get(i).text().replace('\n', ' ');
        String label = table.columns().get(i).head().replace('\n', ' ');
        if (!value.isEmpty()) {
          boolean plain = row.kind() != Block.RowKind.ITEM && !table.columns().get(i).number();
          lines.add(plain ? value : label + ": " + value);
        }
      }
      lines.add("");
    }
  }
}
