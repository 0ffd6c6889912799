package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Holds what headings promise against what stands beneath them: a column of dates is no amount,
 * whatever its heading, and one of amounts is neither a date nor a number. A promise that the
 * values break is taken back. A column of amounts without a known name is one of amounts all the
 * same; which, only figures can say ({@link ColumnArithmetic}). One of debit and credit says the
 * kind of each line, whatever its heading.
 */
final class ColumnTypes {
  private static final int MOST_ROWS = 25;
  private static final int[] NONE = {};

  /** Weaker than any label: no column is taken for the net because of it. */
  private static final Lexicon.Meaning SOME_AMOUNT = new Lexicon.Meaning(Role.AMOUNT, 3);

  /** Debit and credit in every row, whatever the heading. */
  private static final Lexicon.Meaning SIDE = new Lexicon.Meaning(Role.KIND, 3);

  /** What stands under one heading. */
  private static final class Seen {
    private int cells;
    private int dates;
    private int decimals;
    private int sides;
    private final Set<String> texts = new HashSet<>();

    void add(String text) {
      cells++;
      dates += PrintedDate.of(text).isPresent() ? 1 : 0;
      sides += DebitAndCredit.is(text) ? 1 : 0;
      texts.add(sides == cells ? text : "");
      decimals += PrintedAmount.of(text).filter(PrintedAmount::decimals).isPresent() ? 1 : 0;
    }

    Lexicon.Meaning settle(Lexicon.Meaning meaning) {
      if ((meaning == null || wordy(meaning.role()))
          && sides == cells
          && DebitAndCredit.pair(texts)) {
        return SIDE;
      }
      if (meaning != null && !contradicts(meaning)) {
        return meaning;
      }
      return decimals > 1 && decimals == cells ? SOME_AMOUNT : null;
    }

    private static boolean wordy(Role role) {
      return role == Role.OTHER || role == Role.DESCRIPTION || role == Role.STATUS;
    }

    private boolean contradicts(Lexicon.Meaning meaning) {
      Role role = meaning.role();
      if (role.amount()) {
        return decimals == 0 && dates * 2 > cells;
      }
      if (role.date()) {
        return dates == 0 && decimals * 2 > cells;
      }
      boolean surely = role == Role.INVOICE_NUMBER && meaning.rank() == 1;
      return !surely && role != Role.QUANTITY && decimals > 0 && decimals == cells;
    }
  }

  private ColumnTypes() {}

  /** The heading without the meanings that the rows beneath it contradict. */
  static Heading checked(Heading heading, List<SourceText.Row> rows) {
    List<Heading.Column> columns = heading.columns();
    List<Seen> seen = new ArrayList<>();
    columns.forEach(c -> seen.add(new Seen()));
    boolean tabular = rows.get(heading.last()).line().tabular();
    int end = Math.min(rows.size(), heading.last() + 1 + MOST_ROWS);
    for (int i = heading.last() + 1; i < end; i++) {
      SourceText.Row row = rows.get(i);
      if (row.line().tabular() != tabular || !RowWords.leading(row).isEmpty() && total(row)) {
        break;
      }
      int[] under = under(columns, row.cells());
      for (int k = 0; k < under.length; k++) {
        seen.get(under[k]).add(row.cells().get(k).text());
      }
    }
    List<Heading.Column> checked = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Heading.Column column = columns.get(i);
      checked.add(
          new Heading.Column(column.cell(), column.label(), seen.get(i).settle(column.meaning())));
    }
    return checked.equals(columns)
        ? heading
        : new Heading(checked, heading.first(), heading.last(), heading.packed());
  }

  private static boolean total(SourceText.Row row) {
    return RowWords.total(RowWords.leading(row));
  }

  /**
   * The column of each cell, by place; of a row whose cells do not each stand under one column of
   * their own none, unless there are as many as columns.
   */
  private static int[] under(List<Heading.Column> columns, List<TextCell> cells) {
    int[] under = new int[cells.size()];
    int last = -1;
    for (int k = 0; k < under.length; k++) {
      under[k] = only(columns, cells.get(k));
      if (under[k] <= last) {
        return cells.size() == columns.size() ? IntStream.range(0, under.length).toArray() : NONE;
      }
      last = under[k];
    }
    return under;
  }

  /** The only column that the cell stands under, or -1. */
  private static int only(List<Heading.Column> columns, TextCell cell) {
    int under = -1;
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).cell().overlaps(cell)) {
        if (under >= 0) {
          return -1;
        }
        under = i;
      }
    }
    return under;
  }
}
