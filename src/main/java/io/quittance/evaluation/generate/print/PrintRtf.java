package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints a paper as Rich Text Format 1.9: paragraphs, tabs and table rows. */
final class PrintRtf implements Block.Surface {
  private static final int TWIPS = 9_000;

  private final StringBuilder out =
      new StringBuilder("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs20\n");

  static byte[] of(Paper paper) {
    PrintRtf rtf = new PrintRtf();
    paper.blocks().forEach(block -> block.on(rtf));
    return rtf.out.append("}\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '\\' || c == '{' || c == '}') {
        escaped.append('\\').append(c);
      } else if (c == '\n') {
        escaped.append("\\line ");
      } else if (c == '\t') {
        escaped.append("\\tab ");
      } else if (c < 128) {
        escaped.append(c);
      } else {
        escaped.append("\\u").append((short) c).append('?');
      }
    }
    return escaped.toString();
  }

  private void line(String text) {
    out.append("\\pard ").append(escaped(text)).append("\\par\n");
  }

  @Override
  public void title(Block.Title title) {
    out.append("\\pard{\\b\\fs28 ").append(escaped(title.text())).append("}\\par\n");
  }

  @Override
  public void lines(Block.Lines lines) {
    lines.lines().forEach(this::line);
    line("");
  }

  @Override
  public void paragraph(Block.Paragraph paragraph) {
    line(paragraph.text());
    line("");
  }

  @Override
  public void pairs(Block.Pairs pairs) {
    pairs.pairs().forEach(pair -> line(pair.label() + "\t" + pair.value().text()));
    line("");
  }

  @Override
  public void table(Block.Table table) {
    row(table.columns().stream().map(column -> Cell.of(column.head())).toList());
    table.rows().forEach(row -> row(row.cells()));
    line("");
  }

  private void row(List<Cell> cells) {
    out.append("\\trowd");
    for (int i = 1; i <= cells.size(); i++) {
      out.append("\\cellx").append(TWIPS * i / cells.size());
    }
    for (Cell cell : cells) {
      out.append("\\pard\\intbl ").append(escaped(cell.text())).append("\\cell");
    }
    out.append("\\row\n");
  }

  @Override
  public void beside(Block.Beside beside) {
    beside.left().forEach(block -> block.on(this));
    beside.right().forEach(block -> block.on(this));
  }

  @Override
  public void rule() {
    line("");
  }
}
