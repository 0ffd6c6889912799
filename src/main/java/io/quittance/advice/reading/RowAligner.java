package io.quittance.advice.reading;

import java.util.List;

/**
 * Lays the cells of a row under the columns of a heading, in order, by what the cells are and by
 * where they stand. A cell that fits no column stays out.
 */
final class RowAligner {
  private static final double NEVER = -1e6;

  private static final java.util.regex.Pattern ROW_NUMBER =
      java.util.regex.Pattern.compile("[0-9]{1,4}[.)]?");

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
    List<TextCell> cells = row.typedCells();
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
    List<Look> looks = row.looks();
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
          double match =
              best[i - 1][j - 1] + score(cells.get(i - 1), looks.get(i - 1), columns.get(j - 1));
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

  private double score(TextCell cell, Look look, Heading.Column column) {
    double type = type(look, column.role());
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

  /** What a cell looks like, found once for all columns. */
  record Look(
      String text,
      boolean amount,
      boolean decimals,
      boolean date,
      boolean holdsDate,
      boolean number,
      boolean currency) {
    /** Digits without any mark, too many for most amounts. */
    boolean longNumber() {
      return text.length() >= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    boolean sixDigits() {
      return text.length() == 6 && longNumber() && PrintedDate.labelled(text).isPresent();
    }

    static Look of(String text) {
      java.util.Optional<PrintedAmount> amount = PrintedAmount.of(text);
      List<PrintedDate.Found> dates = PrintedDate.find(text);
      return new Look(
          text,
          amount.isPresent(),
          amount.map(PrintedAmount::decimals).orElse(false),
          dates.stream().anyMatch(d -> d.from() == 0),
          PrintedDate.of(text).isPresent(),
          Numbers.plausible(text),
          text.length() <= 4 && Currencies.named(text).isPresent());
    }
  }

  private static double type(Look look, Role role) {
    if (role.amount()) {
      return look.decimals() ? 10 : look.longNumber() ? 1 : look.amount() ? 6 : NEVER;
    }
    if (role.date()) {
      return look.date() ? 10 : look.holdsDate() || look.sixDigits() ? 6 : NEVER;
    }
    if (role.number()) {
      return look.decimals() ? -15 : look.date() ? -10 : look.number() ? 8 : 0;
    }
    return switch (role) {
      case ROW -> ROW_NUMBER.matcher(look.text()).matches() ? 8 : NEVER;
      case CURRENCY -> look.currency() ? 10 : NEVER;
      case QUANTITY -> look.amount() || look.text().endsWith("%") ? 6 : NEVER;
      case KIND -> look.decimals() || look.date() ? -15 : look.text().length() <= 24 ? 4 : 0;
      default -> look.decimals() ? -8 : look.date() ? -6 : 3;
    };
  }
}
