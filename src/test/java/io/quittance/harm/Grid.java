package io.quittance.harm;

import java.util.ArrayList;
import java.util.List;

/**
 * A list as a customer writes it: headings, rows of cells, perhaps a total.
 *
 * @param roles what the model's schema calls each column, or {@code unknown}
 * @param rows cells in the order of the columns; an empty cell is an empty text
 * @param totalLabel null for a list without a total
 */
record Grid(
    List<String> headings,
    List<String> roles,
    List<List<String>> rows,
    String totalLabel,
    String total) {

  int column(String role) {
    return roles.indexOf(role);
  }

  String cell(int row, String role) {
    int column = column(role);
    return column < 0 ? "" : rows.get(row).get(column);
  }

  /** Headings, rows and total, all of as many cells. */
  List<List<String>> all() {
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    all.addAll(rows);
    if (totalLabel != null) {
      List<String> last = new ArrayList<>();
      for (int i = 0; i < headings.size(); i++) {
        last.add(i == 0 ? totalLabel : i == column("net_amount") ? total : "");
      }
      all.add(last);
    }
    return all;
  }
}
