package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Paper;

/** Lays the blocks of a paper out on pages. */
final class LayOutPages implements Block.Surface {
  private static final float SIZE = 9.5f;

  private final Sheets sheets;
  private final Face face;
  private final Paper paper;

  LayOutPages(Sheets sheets, Face face, Paper paper) {
    this.sheets = sheets;
    this.face = face;
    this.paper = paper;
  }

  void all() {
    paper.blocks().forEach(block -> block.on(this));
    numberPages();
  }

  @Override
  public void title(Block.Title title) {
    float size = paper.is("title-small") ? 11 : 15;
    sheets.down(size);
    float width = face.width(title.text(), size, true);
    float x =
        paper.is("title-centred")
            ? Math.max(sheets.left, (sheets.left + sheets.right - width) / 2)
            : paper.is("title-right") ? Math.max(sheets.left, sheets.right - width) : sheets.left;
    sheets.write(x, title.text(), size, true, -1);
    sheets.down(size * 1.6f);
  }

  @Override
  public void lines(Block.Lines lines) {
    float size = lines.small() ? 6.5f : SIZE;
    lines.lines().forEach(line -> sheets.writeLine(line.isEmpty() ? " " : line, size, false));
    sheets.down(8);
  }

  @Override
  public void paragraph(Block.Paragraph paragraph) {
    sheets.writeLine(paragraph.text(), SIZE, false);
    sheets.down(8);
  }

  @Override
  public void pairs(Block.Pairs pairs) {
    float widest = 0;
    for (Block.Pair pair : pairs.pairs()) {
      widest = Math.max(widest, face.width(pair.label(), SIZE, true));
    }
    for (Block.Pair pair : pairs.pairs()) {
      pair(pair, widest + 12);
    }
    sheets.down(8);
  }

  private void pair(Block.Pair pair, float indent) {
    if (!sheets.fits(SIZE)) {
      sheets.nextPage();
    }
    boolean bold = paper.is("pairs-bold");
    sheets.write(sheets.left, pair.label(), SIZE, bold, -1);
    float shift = paper.is("pairs-tight") ? face.width(pair.label() + " ", SIZE, bold) : indent;
    float x = sheets.left + shift;
    String value = pair.value().text();
    for (String line : sheets.wrapped(value, SIZE, false, sheets.right - x)) {
      sheets.write(x, line, SIZE, false, -1);
      sheets.y -= SIZE * 1.35f;
    }
  }

  @Override
  public void table(Block.Table table) {
    sheets.down(4);
    if (!sheets.fits(70)) {
      sheets.nextPage();
    }
    new PdfTable(sheets, face, paper, table).layOut();
    sheets.down(6);
  }

  @Override
  public void beside(Block.Beside beside) {
    float left = sheets.left;
    float right = sheets.right;
    float start = sheets.y;
    int page = sheets.page;
    float middle = left + (right - left) * 0.56f;
    sheets.right = middle - 10;
    beside.left().forEach(block -> block.on(this));
    float end = sheets.y;
    if (sheets.page == page) {
      sheets.y = start;
    }
    sheets.left = middle;
    sheets.right = right;
    beside.right().forEach(block -> block.on(this));
    sheets.left = left;
    sheets.y = Math.min(sheets.y, end);
    sheets.down(6);
  }

  @Override
  public void rule() {
    sheets.ruling(sheets.left, sheets.right, sheets.y + 4);
    sheets.down(8);
  }

  private void numberPages() {
    if (paper.is("no-page-numbers")) {
      return;
    }
    int pages = sheets.page + 1;
    float y = paper.is("page-top") ? sheets.height - 30 : 28;
    for (int page = 0; page < pages; page++) {
      String text =
          paper
              .pageWord()
              .replace("{page}", Integer.toString(page + 1))
              .replace("{pages}", Integer.toString(pages));
      float x = sheets.width - Sheets.MARGIN - face.width(text, 8, false);
      sheets.runs.add(new Run(page, x, y, text, 8, false, -1));
    }
  }
}
