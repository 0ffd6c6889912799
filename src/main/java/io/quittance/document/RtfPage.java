package io.quittance.document;

import java.util.List;

/** The HTML of an RTF while it is made: paragraphs, tables and what is nested in a cell. */
final class RtfPage {
  private final StringBuilder html = new StringBuilder();
  private final StringBuilder run = new StringBuilder();
  private final StringBuilder cell = new StringBuilder();
  private final StringBuilder nested = new StringBuilder();
  private final StringBuilder nestedRow = new StringBuilder();
  private final RtfTable table = new RtfTable();
  private boolean inTable;

  /** Characters made so far, those of the open paragraph and cell among them. */
  int length() {
    return html.length() + run.length() + cell.length();
  }

  RtfTable table() {
    return table;
  }

  /** Whether the paragraphs from here on stand in a cell. */
  void inTable(boolean in) {
    inTable = in;
  }

  void add(String markup) {
    run.append(markup);
  }

  /** Ends a paragraph, or a line of a cell. */
  void endLine(List<Integer> colours) {
    if (inTable) {
      cell.append(run).append("<br>");
      run.setLength(0);
    } else {
      paragraph(colours);
    }
  }

  void endCell() {
    cell.append(run);
    run.setLength(0);
    if (nested.length() > 0) {
      cell.append("<table>").append(nested).append("</table>");
      nested.setLength(0);
    }
    table.cell(cell.toString());
    cell.setLength(0);
  }

  void endNestedCell() {
    nestedRow.append("<td>").append(run).append("</td>");
    run.setLength(0);
  }

  void endNestedRow() {
    nested.append("<tr>").append(nestedRow).append("</tr>");
    nestedRow.setLength(0);
  }

  /** What was made, with nothing closed: HTML that was wrapped closes itself. */
  String unfinished() {
    return html.append(run).toString();
  }

  String finished(List<Integer> colours) {
    paragraph(colours);
    closeTable(colours);
    return html.toString();
  }

  private void paragraph(List<Integer> colours) {
    if (cell.length() > 0) {
      run.insert(0, cell);
      cell.setLength(0);
    }
    if (run.toString().isBlank()) {
      run.setLength(0);
      return;
    }
    closeTable(colours);
    html.append("<p>").append(run).append("</p>\n");
    run.setLength(0);
  }

  private void closeTable(List<Integer> colours) {
    if (!table.isEmpty()) {
      table.writeTo(html, colours);
    }
  }
}
