package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Lays a table out on pages: column widths, wrapped cells, repeated heads, carried sums. */
final class PdfTable {
  private final Sheets sheets;
  private final Face face;
  private final Paper paper;
  private final Block.Table table;
  private final ColumnWidths widths;
  private final float size;
  private float top;
  private BigDecimal running = BigDecimal.ZERO;
  private int printed;

  PdfTable(Sheets sheets, Face face, Paper paper, Block.Table table) {
    this.sheets = sheets;
    this.face = face;
    this.paper = paper;
    this.table = table;
    this.widths = new ColumnWidths(table, face, paper, sheets.right - sheets.left);
    this.size = widths.size();
  }

  void layOut() {
    head();
    for (Block.Entry row : table.rows()) {
      if (!sheets.fits(heightOf(row.cells(), row.kind() != Block.RowKind.ITEM) + 2 * size)) {
        breakPage();
      }
      row(row);
    }
    close();
    sheets.down(6);
  }

  /** Where the table ends on the right. */
  private float edge() {
    return sheets.left + widths.whole();
  }

  private List<String> linesIn(Cell cell, int column, boolean bold) {
    if (table.columns().get(column).number()) {
      return cell.text().lines().toList();
    }
    List<String> lines = new ArrayList<>();
    for (String line : sheets.wrapped(cell.text(), size, bold, widths.of(column) + 1)) {
      lines.addAll(broken(line, column, bold));
    }
    return lines;
  }

  /** A word that is wider than its column is broken anywhere, as report writers do. */
  private List<String> broken(String line, int column, boolean bold) {
    if (face.width(line, size, bold) <= widths.of(column) + 1) {
      return List.of(line);
    }
    int cut = line.length();
    while (cut > 1 && face.width(line.substring(0, cut), size, bold) > widths.of(column) + 1) {
      cut--;
    }
    List<String> parts = new ArrayList<>(List.of(line.substring(0, cut)));
    parts.addAll(cut == line.length() ? List.of() : broken(line.substring(cut), column, bold));
    return parts;
  }

  private float heightOf(List<Cell> cells, boolean free) {
    int most = 1;
    for (int i = 0; i < cells.size() && !free; i++) {
      most = Math.max(most, linesIn(cells.get(i), i, false).size());
    }
    return most * size * 1.2f + (paper.is("grid") ? 5 : paper.is("airy") ? 6 : 2);
  }

  private void head() {
    top = sheets.y + size;
    List<Cell> heads = table.columns().stream().map(column -> Cell.of(column.head())).toList();
    cells(heads, true, false);
    if (!paper.is("no-rulings")) {
      sheets.ruling(sheets.left, edge(), sheets.y + size - 1);
      sheets.y -= 3;
    }
  }

  private void row(Block.Entry row) {
    if (row.kind() == Block.RowKind.SUM && !paper.is("no-rulings")) {
      sheets.ruling(sheets.left, edge(), sheets.y + size);
      sheets.y -= 2;
    }
    if (paper.is("zebra") && row.kind() == Block.RowKind.ITEM && printed++ % 2 == 1) {
      float height = heightOf(row.cells(), row.kind() != Block.RowKind.ITEM);
      float lower = sheets.y + size - height;
      sheets.rulings.add(
          new Sheets.Line(sheets.page, sheets.left, lower, edge(), lower + height, true));
    }
    cells(row.cells(), row.kind() == Block.RowKind.SUM, row.kind() != Block.RowKind.ITEM);
    if (paper.is("grid")) {
      sheets.ruling(sheets.left, edge(), sheets.y + size + 1);
    }
    if (row.kind() == Block.RowKind.ITEM
        && row.cells().get(last()).raw() instanceof BigDecimal amount) {
      running = running.add(amount);
    }
  }

  /** The last column of amounts, whose sum is carried forward. */
  private int last() {
    int last = table.columns().size() - 1;
    while (last > 0 && !table.columns().get(last).number()) {
      last--;
    }
    return last;
  }

  private void cells(List<Cell> cells, boolean bold, boolean free) {
    float x = sheets.left;
    float deepest = heightOf(cells, free);
    float start = sheets.y;
    for (int i = 0; i < cells.size(); i++) {
      boolean number = table.columns().get(i).number();
      List<String> lines =
          free && !number ? cells.get(i).text().lines().toList() : linesIn(cells.get(i), i, bold);
      for (int line = 0; line < lines.size(); line++) {
        sheets.y = start - line * size * 1.2f;
        String text = lines.get(line);
        boolean right = number && !paper.is("numbers-left");
        float shift = right ? widths.of(i) - face.width(text, size, bold) : 0;
        sheets.write(x + shift + 2, text, size, bold, i);
      }
      x += widths.of(i) + ColumnWidths.GAP;
    }
    sheets.y = start - deepest;
  }

  private void breakPage() {
    paper.forward().ifPresent(forward -> carried(forward.carried(), forward));
    close();
    sheets.nextPage();
    if (!paper.is("heads-once")) {
      head();
    } else {
      top = sheets.y + size;
    }
    paper.forward().ifPresent(forward -> carried(forward.brought(), forward));
  }

  private void carried(String word, Paper.Forward forward) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      cells.add(i == last() ? Cell.of(forward.written().apply(running)) : Cell.EMPTY);
    }
    cells.set(0, Cell.of(word));
    cells(cells, true, true);
  }

  /** The verticals of a grid go from the head to where the table ends on this page. */
  private void close() {
    if (!paper.is("grid")) {
      return;
    }
    float bottom = sheets.y + size + 1;
    float x = sheets.left;
    sheets.ruling(sheets.left, edge(), top + 1);
    for (int i = 0; i <= table.columns().size(); i++) {
      sheets.rulings.add(new Sheets.Line(sheets.page, x, top + 1, x, bottom, false));
      x += i < table.columns().size() ? widths.of(i) + ColumnWidths.GAP : 0;
    }
  }
}
