package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays the cells of a row under the columns of a heading, in order, by what the cells are and by
 * where they stand. A cell that fits no column stays out.
 */
final class RowAligner {
  private static final double NEVER = -1e6;

  private final List<Heading.Column> columns;
  private final boolean placed;

  /**
   * @param placed true when the places of the heading mean something
   */
  RowAligner(Heading heading, boolean placed) {
    this.columns = heading.columns();
    this.placed = placed;
  }

  /** For each column the cell under it, or null. */
  TextCell[] align(SourceText.Row row) {
    TextCell[] under = new TextCell[columns.size()];
    List<TextCell> cells = new ArrayList<>();
    for (TextCell cell : TextCell.split(row)) {
      cells.addAll(TextCell.splitTyped(cell));
    }
    if (row.line().tabular()) {
      for (TextCell cell : cells) {
        for (int i = 0; i < under.length; i++) {
          if (columns.get(i).cell().column() == cell.column()) {
            under[i] = cell;
          }
        }
      }
      return under;
    }
    if (cells.size() > 40) {
      return under;
    }
    int m = cells.size();
    int n = under.length;
    double[][] best = new double[m + 1][n + 1];
    int[][] step = new int[m + 1][n + 1];
    for (int i = 0; i <= m; i++) {
      for (int j = 0; j <= n; j++) {
        if (i == 0 && j == 0) {
          continue;
        }
        double top = NEVER * 10;
        if (i > 0) {
          top = best[i - 1][j] - 4;
          step[i][j] = 1;
        }
        if (j > 0 && best[i][j - 1] - 0.5 > top) {
          top = best[i][j - 1] - 0.5;
          step[i][j] = 2;
        }
        if (i > 0 && j > 0) {
          double match = best[i - 1][j - 1] + score(cells.get(i - 1), columns.get(j - 1));
          if (match > top) {
            top = match;
            step[i][j] = 3;
          }
        }
        best[i][j] = top;
      }
    }
    for (int i = m, j = n; i > 0 || j > 0; ) {
      switch (step[i][j]) {
        case 1 -> i--;
        case 2 -> j--;
        default -> {
          i--;
          j--;
          under[j] = cells.get(i);
        }
      }
    }
    return under;
  }

  private double score(TextCell cell, Heading.Column column) {
    double type = type(cell.text(), column.role());
    return type <= NEVER || !placed ? type : type + place(cell, column.cell());
  }

  private static double place(TextCell cell, TextCell head) {
    double overlap = Math.min(cell.right(), head.right()) - Math.max(cell.left(), head.left());
    if (overlap > 0) {
      return 6;
    }
    double unit = cell.row().line().words().get(0).box() != null ? 5 : 1;
    return -Math.min(12, -overlap / unit);
  }

  private static double type(String text, Role role) {
    boolean amount = PrintedAmount.of(text).isPresent();
    boolean decimals = amount && PrintedAmount.of(text).orElseThrow().decimals();
    boolean date = PrintedDate.find(text).stream().anyMatch(d -> d.from() == 0);
    if (role.amount()) {
      return decimals ? 10 : amount ? 6 : NEVER;
    }
    if (role.date()) {
      return date ? 10 : PrintedDate.of(text).isPresent() ? 6 : NEVER;
    }
    if (role.number()) {
      return decimals ? -15 : date ? -10 : Numbers.plausible(text) ? 8 : 0;
    }
    return switch (role) {
      case ROW -> text.length() <= 5 && text.matches("[0-9]{1,4}[.)]?") ? 8 : NEVER;
      case CURRENCY -> Currencies.named(text).isPresent() && text.length() <= 4 ? 10 : NEVER;
      case QUANTITY -> amount || text.endsWith("%") ? 6 : NEVER;
      case KIND -> decimals || date ? -15 : text.length() <= 24 ? 4 : 0;
      default -> decimals ? -8 : date ? -6 : 3;
    };
  }
}
