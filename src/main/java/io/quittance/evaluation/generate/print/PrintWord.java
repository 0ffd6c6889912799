package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Prints a paper as a Word document (WordprocessingML, ECMA-376): paragraphs, tabs and tables. */
final class PrintWord implements Block.Surface {
  private static final String TYPES =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/word/document.xml\" ContentType=\""
          + "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
          + "</Types>";
  private static final String RELATIONS =
      "<Relationships"
          + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
          + " Id=\"rId1\""
          + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
          + " Target=\"word/document.xml\"/></Relationships>";
  private static final String PROLOGUE =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

  private final Paper paper;
  private final StringBuilder body = new StringBuilder();

  private PrintWord(Paper paper) {
    this.paper = paper;
  }

  static byte[] of(Paper paper) throws IOException {
    PrintWord word = new PrintWord(paper);
    paper.blocks().forEach(block -> block.on(word));
    String document =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
            + "<w:body>"
            + word.body
            + "<w:sectPr/></w:body></w:document>";
    return FixedZip.of(
        Map.of(
            "[Content_Types].xml", bytes(TYPES),
            "_rels/.rels", bytes(RELATIONS),
            "word/document.xml", bytes(document)));
  }

  private static byte[] bytes(String xml) {
    return (PROLOGUE + xml).getBytes(StandardCharsets.UTF_8);
  }

  private static String paragraph(String text, boolean bold, boolean right) {
    StringBuilder xml = new StringBuilder("<w:p>");
    xml.append(right ? "<w:pPr><w:jc w:val=\"right\"/></w:pPr>" : "");
    xml.append("<w:r>").append(bold ? "<w:rPr><w:b/></w:rPr>" : "");
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      xml.append(i == 0 ? "" : "<w:br/>");
      String[] tabbed = lines.get(i).split("\t", -1);
      for (int tab = 0; tab < tabbed.length; tab++) {
        xml.append(tab == 0 ? "" : "<w:tab/>");
        xml.append("<w:t xml:space=\"preserve\">").append(escaped(tabbed[tab])).append("</w:t>");
      }
    }
    return xml.append("</w:r></w:p>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void title(Block.Title title) {
    body.append(paragraph(title.text(), true, false));
  }

  @Override
  public void lines(Block.Lines lines) {
    lines.lines().forEach(line -> body.append(paragraph(line, false, false)));
    body.append("<w:p/>");
  }

  @Override
  public void paragraph(Block.Paragraph paragraph) {
    body.append(paragraph(paragraph.text(), false, false)).append("<w:p/>");
  }

  @Override
  public void pairs(Block.Pairs pairs) {
    for (Block.Pair pair : pairs.pairs()) {
      body.append(paragraph(pair.label() + "\t" + pair.value().text(), false, false));
    }
    body.append("<w:p/>");
  }

  @Override
  public void table(Block.Table table) {
    if (paper.is("word-tabs")) {
      body.append(paragraph(tabbed(heads(table)), true, false));
      table.rows().forEach(row -> body.append(paragraph(tabbed(row.cells()), false, false)));
      body.append("<w:p/>");
      return;
    }
    body.append("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>");
    table.columns().forEach(column -> body.append("<w:gridCol w:w=\"1500\"/>"));
    body.append("</w:tblGrid>");
    row(table, heads(table), true);
    for (Block.Entry row : table.rows()) {
      row(table, row.cells(), row.kind() == Block.RowKind.SUM);
    }
    body.append("</w:tbl><w:p/>");
  }

  private static List<Cell> heads(Block.Table table) {
    return table.columns().stream().map(column -> Cell.of(column.head())).toList();
  }

  private static String tabbed(List<Cell> cells) {
    return String.join("\t", cells.stream().map(cell -> cell.text().replace('\n', ' ')).toList());
  }

  private void row(Block.Table table, List<Cell> cells, boolean bold) {
    body.append("<w:tr>");
    for (int i = 0; i < cells.size(); i++) {
      boolean right = table.columns().get(i).number() && !paper.is("numbers-left");
      body.append("<w:tc>").append(paragraph(cells.get(i).text(), bold, right)).append("</w:tc>");
    }
    body.append("</w:tr>");
  }

  @Override
  public void beside(Block.Beside beside) {
    body.append("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>");
    beside.left().forEach(block -> block.on(this));
    body.append("</w:tc><w:tc>");
    beside.right().forEach(block -> block.on(this));
    body.append("</w:tc></w:tr></w:tbl><w:p/>");
  }

  @Override
  public void rule() {
    body.append("<w:p/>");
  }
}
