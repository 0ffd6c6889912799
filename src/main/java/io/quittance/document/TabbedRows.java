package io.quittance.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows that were pasted from a spreadsheet into a text: lines below each other with the same number
 * of tabs. Their values are cells, wherever a tab stop would show them: where one value is longer
 * than a stop, a value no longer stands under its heading.
 */
final class TabbedRows {
  /** Two cells with a tab between them may be a label and its value. */
  private static final int FEWEST_TABS = 2;

  private static final int FEWEST_ROWS = 2;

  /**
   * @param text cleaned, with its tabs
   * @param depth of the quotation marks around it
   */
  record Cleaned(String text, int depth) {}

  private TabbedRows() {}

  /** All lines, those of such rows as cells and the others as words. */
  static List<FlatLine> lines(List<Cleaned> all) {
    List<FlatLine> lines = new ArrayList<>(all.size());
    int tables = 0;
    for (int i = 0; i < all.size(); ) {
      int end = endOfRun(all, i);
      if (isTable(all.subList(i, end))) {
        for (Cleaned row : all.subList(i, end)) {
          lines.add(cells(row, tables));
        }
        tables++;
      } else {
        all.subList(i, end).forEach(line -> lines.add(words(line)));
      }
      i = end;
    }
    return lines;
  }

  private static int endOfRun(List<Cleaned> all, int from) {
    int end = from + 1;
    while (end < all.size()
        && all.get(end).depth() == all.get(from).depth()
        && tabs(all.get(end)) == tabs(all.get(from))) {
      end++;
    }
    return end;
  }

  /** Tabs that only set values under each other leave most cells empty. */
  private static boolean isTable(List<Cleaned> rows) {
    int tabs = tabs(rows.get(0));
    if (tabs < FEWEST_TABS || rows.size() < FEWEST_ROWS) {
      return false;
    }
    long full =
        rows.stream()
            .filter(row -> cells(row, 0).words().size() > Math.max(FEWEST_TABS, tabs / 2))
            .count();
    return full * 2 > rows.size();
  }

  private static int tabs(Cleaned line) {
    return (int) line.text().chars().filter(c -> c == '\t').count();
  }

  private static FlatLine words(Cleaned line) {
    String text = TextReader.expanded(line.text());
    return new FlatLine(FlatLine.words(text, 0), text, line.depth(), false);
  }

  private static FlatLine cells(Cleaned row, int table) {
    StringBuilder text = new StringBuilder();
    List<Word> words = new ArrayList<>();
    int column = 0;
    for (String cell : row.text().split("\t", -1)) {
      String seen = cell.replaceAll("\\s+", " ").strip();
      text.append(text.isEmpty() ? "" : TextReader.APART);
      if (!seen.isEmpty()) {
        int from = text.length();
        text.append(seen);
        words.add(new Word(seen, null, null, from, text.length(), column, table, null));
      }
      column++;
    }
    return new FlatLine(words, text.toString(), row.depth(), false);
  }
}
