package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns aligned rows into the columns of a pointing: explicit indexes, or bands of the page. */
final class TableColumns {
  private final Heading heading;
  private final List<Field> fields;
  private final Map<SourceText.Row, TextCell[]> rows;

  /**
   * @param rows the rows that the columns must give back, each with its aligned cells
   */
  TableColumns(Heading heading, List<Field> fields, Map<SourceText.Row, TextCell[]> rows) {
    this.heading = heading;
    this.fields = fields;
    this.rows = rows;
  }

  List<Pointing.Column> explicit() {
    List<Pointing.Column> columns = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      Heading.Column head = heading.columns().get(i);
      columns.add(new Pointing.Column(fields.get(i), head.cell().column(), 0, 0, head.label()));
    }
    return columns;
  }

  /** Bands that hold exactly the aligned cells; null when none do. */
  List<Pointing.Column> bands() {
    int n = fields.size();
    double[] left = new double[n];
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      left[i] = Double.MAX_VALUE;
      right[i] = -Double.MAX_VALUE;
      for (TextCell[] cells : rows.values()) {
        if (cells[i] != null) {
          left[i] = Math.min(left[i], cells[i].left());
          right[i] = Math.max(right[i], cells[i].right());
        }
      }
      if (left[i] > right[i]) {
        left[i] = heading.columns().get(i).cell().left();
        right[i] = heading.columns().get(i).cell().right();
      }
    }
    List<Pointing.Column> columns = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double from = i == 0 ? left[i] - 1 : Math.max(left[i] - 1, (right[i - 1] + left[i]) / 2);
      double to = i == n - 1 ? right[i] + 1 : Math.min(right[i] + 1, (right[i] + left[i + 1]) / 2);
      columns.add(
          new Pointing.Column(fields.get(i), -1, from, to, heading.columns().get(i).label()));
    }
    return reproduces(columns) ? columns : null;
  }

  /** True when reading by the bands gives exactly the cells that were aligned. */
  private boolean reproduces(List<Pointing.Column> columns) {
    for (Map.Entry<SourceText.Row, TextCell[]> each : rows.entrySet()) {
      TextCell[] cells = each.getValue();
      for (int i = 0; i < cells.length; i++) {
        String aligned = cells[i] == null ? "" : cells[i].text();
        if (columns.get(i).role() != null
            && !TableRows.cell(each.getKey(), columns.get(i)).equals(aligned)) {
          return false;
        }
      }
    }
    return true;
  }
}
