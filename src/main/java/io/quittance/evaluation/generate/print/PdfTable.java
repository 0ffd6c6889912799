package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Lays a table out on pages: column widths, wrapped cells, repeated heads, carried sums. */
final class PdfTable {
  private static final float GAP = 9;
  private static final float SMALLEST = 6;

  private final Sheets sheets;
  private final Face face;
  private final Paper paper;
  private final Block.Table table;
  private final float[] widths;
  private float size;
  private float top;
  private BigDecimal running = BigDecimal.ZERO;
  private int printed;

  PdfTable(Sheets sheets, Face face, Paper paper, Block.Table table) {
    this.sheets = sheets;
    this.face = face;
    this.paper = paper;
    this.table = table;
    this.widths = new float[table.columns().size()];
    this.size = paper.is("small-print") ? 7.5f : 9;
  }

  void layOut() {
    fit();
    head();
    for (Block.Row row : table.rows()) {
      if (!sheets.fits(heightOf(row.cells()) + 2 * size)) {
        breakPage();
      }
      row(row);
    }
    close();
    sheets.down(6);
  }

  /** Shrinks the font until the columns fit, then lets the wide ones wrap. */
  private void fit() {
    float room = sheets.right - sheets.left - GAP * widths.length;
    measure();
    while (sum() > room && size > SMALLEST) {
      size -= 0.5f;
      measure();
    }
    for (int round = 0; sum() > room && round < 40; round++) {
      int widest = widest();
      widths[widest] *= 0.9f;
    }
    if (paper.is("wrapped-cells")) {
      narrow();
      return;
    }
    float spare = room - sum();
    if (spare > 0 && !paper.is("narrow-table")) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] += spare / widths.length;
      }
    }
  }

  /** As in reports whose columns were once made for shorter words and numbers. */
  private void narrow() {
    for (int i = 0; i < widths.length; i++) {
      boolean wide = widths[i] > 45 && !table.columns().get(i).number();
      widths[i] *= wide ? 0.75f : 1;
    }
  }

  private void measure() {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = longest(table.columns().get(i).head(), true);
      for (Block.Row row : table.rows()) {
        boolean free = row.kind() != Block.RowKind.ITEM && !table.columns().get(i).number();
        if (!free) {
          boolean sum = row.kind() == Block.RowKind.SUM;
          widths[i] = Math.max(widths[i], longest(row.cells().get(i).text(), sum));
        }
      }
    }
  }

  private float longest(String text, boolean bold) {
    float longest = 0;
    for (String line : text.lines().toList()) {
      longest = Math.max(longest, face.width(line, size, bold));
    }
    return longest + 1;
  }

  private float sum() {
    float sum = 0;
    for (float width : widths) {
      sum += width;
    }
    return sum;
  }

  private int widest() {
    int widest = 0;
    for (int i = 1; i < widths.length; i++) {
      boolean wraps = !table.columns().get(i).number();
      if (wraps && (widths[i] > widths[widest] || table.columns().get(widest).number())) {
        widest = i;
      }
    }
    return widest;
  }

  private List<String> linesIn(Cell cell, int column, boolean bold) {
    if (table.columns().get(column).number()) {
      return cell.text().lines().toList();
    }
    List<String> lines = new ArrayList<>();
    for (String line : sheets.wrapped(cell.text(), size, bold, widths[column] + 1)) {
      lines.addAll(broken(line, column, bold));
    }
    return lines;
  }

  /** A word that is wider than its column is broken anywhere, as report writers do. */
  private List<String> broken(String line, int column, boolean bold) {
    if (face.width(line, size, bold) <= widths[column] + 1) {
      return List.of(line);
    }
    int cut = line.length();
    while (cut > 1 && face.width(line.substring(0, cut), size, bold) > widths[column] + 1) {
      cut--;
    }
    List<String> parts = new ArrayList<>(List.of(line.substring(0, cut)));
    parts.addAll(cut == line.length() ? List.of() : broken(line.substring(cut), column, bold));
    return parts;
  }

  private float heightOf(List<Cell> cells) {
    int most = 1;
    for (int i = 0; i < cells.size(); i++) {
      most = Math.max(most, linesIn(cells.get(i), i, false).size());
    }
    return most * size * 1.2f + (paper.is("grid") ? 5 : paper.is("airy") ? 6 : 2);
  }

  private void head() {
    top = sheets.y + size;
    List<Cell> heads = table.columns().stream().map(column -> Cell.of(column.head())).toList();
    cells(heads, true, false);
    if (!paper.is("no-rulings")) {
      sheets.ruling(sheets.left, sheets.right, sheets.y + size - 1);
      sheets.y -= 3;
    }
  }

  private void row(Block.Row row) {
    if (row.kind() == Block.RowKind.SUM && !paper.is("no-rulings")) {
      sheets.ruling(sheets.left, sheets.right, sheets.y + size);
      sheets.y -= 2;
    }
    if (paper.is("zebra") && row.kind() == Block.RowKind.ITEM && printed++ % 2 == 1) {
      float height = heightOf(row.cells());
      float lower = sheets.y + size - height;
      sheets.rulings.add(
          new Sheets.Line(sheets.page, sheets.left, lower, sheets.right, lower + height, true));
    }
    cells(row.cells(), row.kind() == Block.RowKind.SUM, row.kind() != Block.RowKind.ITEM);
    if (paper.is("grid")) {
      sheets.ruling(sheets.left, sheets.right, sheets.y + size + 1);
    }
    if (row.kind() == Block.RowKind.ITEM
        && row.cells().get(last()).raw() instanceof BigDecimal amount) {
      running = running.add(amount);
    }
  }

  /** The last column of amounts, whose sum is carried forward. */
  private int last() {
    int last = widths.length - 1;
    while (last > 0 && !table.columns().get(last).number()) {
      last--;
    }
    return last;
  }

  private void cells(List<Cell> cells, boolean bold, boolean free) {
    float x = sheets.left;
    float deepest = heightOf(cells);
    float start = sheets.y;
    for (int i = 0; i < cells.size(); i++) {
      boolean number = table.columns().get(i).number();
      List<String> lines =
          free && !number ? cells.get(i).text().lines().toList() : linesIn(cells.get(i), i, bold);
      for (int line = 0; line < lines.size(); line++) {
        sheets.y = start - line * size * 1.2f;
        String text = lines.get(line);
        boolean right = number && !paper.is("numbers-left");
        float shift = right ? widths[i] - face.width(text, size, bold) : 0;
        sheets.write(x + shift + 2, text, size, bold, i);
      }
      x += widths[i] + GAP;
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
    for (int i = 0; i < widths.length; i++) {
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
    sheets.ruling(sheets.left, sheets.right, top + 1);
    for (int i = 0; i <= widths.length; i++) {
      sheets.rulings.add(new Sheets.Line(sheets.page, x, top + 1, x, bottom, false));
      x += i < widths.length ? widths[i] + GAP : 0;
    }
  }
}
