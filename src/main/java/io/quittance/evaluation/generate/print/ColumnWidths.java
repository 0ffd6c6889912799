package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Paper;
import java.time.LocalDate;

/** Finds widths for the columns of a table, and a size of type in which it fits the page. */
final class ColumnWidths {
  static final float GAP = 9;
  private static final float SMALLEST = 6;

  private final Face face;
  private final Block.Table table;
  private final float[] widths;
  private float size;

  /**
   * @param room points between the margins
   */
  ColumnWidths(Block.Table table, Face face, Paper paper, float room) {
    this.face = face;
    this.table = table;
    this.widths = new float[table.columns().size()];
    this.size = paper.is("small-print") ? 7.5f : 9;
    fit(room - GAP * widths.length, paper);
  }

  float of(int column) {
    return widths[column];
  }

  float size() {
    return size;
  }

  /** With the gaps between them. */
  float whole() {
    return sum() + GAP * widths.length;
  }

  /** Shrinks the font until the columns fit, then lets the wide ones wrap. */
  private void fit(float room, Paper paper) {
    measure();
    while (sum() > room && size > SMALLEST) {
      size -= 0.5f;
      measure();
    }
    for (int round = 0; sum() > room && round < 40; round++) {
      widths[widest()] *= 0.9f;
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

  private void measure() {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = longest(table.columns().get(i).head(), true);
      for (Block.Entry row : table.rows()) {
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

  /** As in reports whose columns were once made for shorter words and numbers; dates still fit. */
  private void narrow() {
    for (int i = 0; i < widths.length; i++) {
      boolean wide = widths[i] > 45 && !table.columns().get(i).number() && !holdsDates(i);
      widths[i] *= wide ? 0.75f : 1;
    }
  }

  private boolean holdsDates(int column) {
    return table.rows().stream()
        .anyMatch(row -> row.cells().get(column).raw() instanceof LocalDate);
  }

  private float sum() {
    float sum = 0;
    for (float width : widths) {
      sum += width;
    }
    return sum;
  }

  /** The widest column that may wrap: amounts never do. */
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
}
