package io.quittance.evaluation.generate.paper;

import java.util.List;

/** A piece of a paper, free of the form in which it is printed. */
public sealed interface Block {

  /** Hands itself to the surface. */
  void on(Surface surface);

  /** What can print blocks: text, HTML, a PDF page, a sheet. */
  interface Surface {
    void title(Title title);

    void lines(Lines lines);

    void paragraph(Paragraph paragraph);

    void pairs(Pairs pairs);

    void table(Table table);

    void beside(Beside beside);

    void rule();
  }

  record Title(String text) implements Block {
    @Override
    public void on(Surface surface) {
      surface.title(this);
    }
  }

  /**
   * Short lines that are kept apart: letterhead, address, signature, footer.
   *
   * @param small printed smaller than the rest
   */
  record Lines(List<String> lines, boolean small) implements Block {
    public Lines {
      lines = List.copyOf(lines);
    }

    @Override
    public void on(Surface surface) {
      surface.lines(this);
    }
  }

  record Paragraph(String text) implements Block {
    @Override
    public void on(Surface surface) {
      surface.paragraph(this);
    }
  }

  record Pair(String label, Cell value) {}

  /** Labels with their values. */
  record Pairs(List<Pair> pairs) implements Block {
    public Pairs {
      pairs = List.copyOf(pairs);
    }

    @Override
    public void on(Surface surface) {
      surface.pairs(this);
    }
  }

  /**
   * @param head may have several lines
   * @param number right-aligned where numbers are
   */
  record Column(String head, boolean number) {}

  enum RowKind {
    ITEM,
    HEADING,
    SUM
  }

  /** A row: as many cells as the table has columns; a cell may have several lines. */
  record Entry(RowKind kind, List<Cell> cells) {
    public Entry {
      cells = List.copyOf(cells);
    }
  }

  record Table(List<Column> columns, List<Entry> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    @Override
    public void on(Surface surface) {
      surface.table(this);
    }
  }

  /** Two groups that stand beside each other where the form allows it. */
  record Beside(List<Block> left, List<Block> right) implements Block {
    public Beside {
      left = List.copyOf(left);
      right = List.copyOf(right);
    }

    @Override
    public void on(Surface surface) {
      surface.beside(this);
    }
  }

  record Rule() implements Block {
    @Override
    public void on(Surface surface) {
      surface.rule();
    }
  }
}
