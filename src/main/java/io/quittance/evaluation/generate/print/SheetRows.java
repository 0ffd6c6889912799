package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.util.ArrayList;
import java.util.List;

/** Puts a paper into the rows of a sheet. */
final class SheetRows implements Block.Surface {
  private final Paper paper;
  private final List<List<Cell>> rows = new ArrayList<>();

  private SheetRows(Paper paper) {
    this.paper = paper;
  }

  static List<List<Cell>> of(Paper paper) {
    SheetRows sheet = new SheetRows(paper);
    paper.blocks().forEach(block -> block.on(sheet));
    return sheet.rows;
  }

  private void gap() {
    if (!rows.isEmpty()) {
      rows.add(List.of());
    }
  }

  @Override
  public void title(Block.Title title) {
    gap();
    rows.add(List.of(Cell.of(title.text())));
  }

  @Override
  public void lines(Block.Lines lines) {
    gap();
    lines.lines().forEach(line -> rows.add(List.of(Cell.of(line))));
  }

  @Override
  public void paragraph(Block.Paragraph paragraph) {
    gap();
    rows.add(List.of(Cell.of(paragraph.text())));
  }

  @Override
  public void pairs(Block.Pairs pairs) {
    gap();
    if (paper.is("pairs-in-a-row")) {
      rows.add(pairs.pairs().stream().map(pair -> Cell.of(pair.label())).toList());
      rows.add(pairs.pairs().stream().map(Block.Pair::value).toList());
      return;
    }
    pairs.pairs().forEach(pair -> rows.add(List.of(Cell.of(pair.label()), pair.value())));
  }

  @Override
  public void table(Block.Table table) {
    gap();
    rows.add(
        table.columns().stream().map(column -> Cell.of(column.head().replace('\n', ' '))).toList());
    table.rows().forEach(row -> rows.add(row.cells()));
  }

  @Override
  public void beside(Block.Beside beside) {
    beside.left().forEach(block -> block.on(this));
    beside.right().forEach(block -> block.on(this));
  }

  @Override
  public void rule() {
    gap();
  }
}
