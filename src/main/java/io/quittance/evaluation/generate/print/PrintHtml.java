package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a paper as HTML: plain tables, tables as Outlook and Word write them, or only breaks. */
final class PrintHtml implements Block.Surface {
  private final Paper paper;
  private final StringBuilder out = new StringBuilder();

  private PrintHtml(Paper paper) {
    this.paper = paper;
  }

  /** A whole page, with the charset named as mail programs do. */
  static String page(Paper paper) {
    String style =
        paper.is("word")
            ? "<style><!-- p.MsoNormal {margin:0cm;font-size:11.0pt;font-family:\"Calibri\"}"
                + " --></style>"
            : "";
    return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">"
        + style
        + "</head>\n<body>\n"
        + body(paper)
        + "</body></html>\n";
  }

  static String body(Paper paper) {
    PrintHtml html = new PrintHtml(paper);
    if (paper.is("nested")) {
      html.out.append("<table width=\"640\" cellpadding=\"0\" align=\"center\"><tr><td>\n");
    }
    paper.blocks().forEach(block -> block.on(html));
    if (paper.is("nested")) {
      html.out.append("</td></tr></table>\n");
    }
    return html.out.toString();
  }

  private String text(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return escaped.replace("\u00a0", "&nbsp;").replace("\n", "<br>");
  }

  private String inline(String text) {
    if (!paper.is("word")) {
      return text(text);
    }
    String shown = text.isEmpty() ? "<o:p>&nbsp;</o:p>" : text(text) + "<o:p></o:p>";
    return "<p class=\"MsoNormal\"><span style=\"font-size:10.0pt\">" + shown + "</span></p>";
  }

  @Override
  public void title(Block.Title title) {
    out.append(
        paper.is("word")
            ? "<p class=\"MsoNormal\"><b>" + text(title.text()) + "</b></p>\n"
            : "<h2>" + text(title.text()) + "</h2>\n");
  }

  @Override
  public void lines(Block.Lines lines) {
    if (paper.is("word")) {
      lines.lines().forEach(line -> out.append(inline(line)).append('\n'));
      return;
    }
    String joined = lines.lines().stream().map(this::text).collect(Collectors.joining("<br>\n"));
    out.append(paper.is("divs") ? "<div>" : "<p>")
        .append(lines.small() ? "<font size=\"1\">" + joined + "</font>" : joined)
        .append(paper.is("divs") ? "</div>\n" : "</p>\n");
  }

  @Override
  public void paragraph(Block.Paragraph paragraph) {
    out.append(
        paper.is("word")
            ? inline(paragraph.text())
            : paper.is("divs")
                ? "<div>" + text(paragraph.text()) + "</div><div><br></div>"
                : "<p>" + text(paragraph.text()) + "</p>");
    out.append('\n');
  }

  @Override
  public void pairs(Block.Pairs pairs) {
    if (paper.is("pairs-tight")) {
      String joined =
          pairs.pairs().stream()
              .map(pair -> "<b>" + text(pair.label()) + "</b> " + text(pair.value().text()))
              .collect(Collectors.joining("<br>\n"));
      out.append("<p>").append(joined).append("</p>\n");
      return;
    }
    out.append("<table cellpadding=\"2\">\n");
    for (Block.Pair pair : pairs.pairs()) {
      out.append("<tr><td>").append(inline(pair.label())).append("</td><td>");
      out.append(inline(pair.value().text())).append("</td></tr>\n");
    }
    out.append("</table>\n");
  }

  @Override
  public void table(Block.Table table) {
    String look =
        paper.is("word")
            ? " class=\"MsoNormalTable\" border=\"0\" cellspacing=\"0\""
                + " style=\"border-collapse:collapse\""
            : paper.is("grid")
                ? " border=\"1\" cellpadding=\"4\" cellspacing=\"0\""
                : " width=\"100%\" cellpadding=\"3\"";
    out.append("<table").append(look).append(">\n");
    String head = paper.is("word") || paper.is("td-heads") ? "td" : "th";
    out.append("<tr>");
    for (Block.Column column : table.columns()) {
      String cell = head.equals("td") ? "<b>" + text(column.head()) + "</b>" : text(column.head());
      out.append("<").append(head).append(">").append(cell).append("</").append(head).append(">");
    }
    out.append("</tr>\n");
    table.rows().forEach(row -> row(table, row));
    out.append("</table>\n");
  }

  private void row(Block.Table table, Block.Entry row) {
    out.append("<tr>");
    List<Cell> cells = row.cells();
    for (int i = 0; i < cells.size(); i++) {
      int span = 1;
      boolean joins = row.kind() != Block.RowKind.ITEM && paper.is("spans");
      while (joins
          && !cells.get(i).text().isEmpty()
          && i + span < cells.size()
          && cells.get(i + span).text().isEmpty()) {
        span++;
      }
      String align =
          table.columns().get(i).number() && !paper.is("numbers-left") ? " align=\"right\"" : "";
      out.append("<td").append(span > 1 ? " colspan=\"" + span + "\"" : align).append(">");
      String value = cells.get(i).text();
      out.append(
          row.kind() == Block.RowKind.SUM && !paper.is("word")
              ? "<b>" + inline(value) + "</b>"
              : inline(value));
      out.append("</td>");
      i += span - 1;
    }
    out.append("</tr>\n");
  }

  @Override
  public void beside(Block.Beside beside) {
    out.append("<table width=\"100%\"><tr><td valign=\"top\">\n");
    beside.left().forEach(block -> block.on(this));
    out.append("</td><td valign=\"top\">\n");
    beside.right().forEach(block -> block.on(this));
    out.append("</td></tr></table>\n");
  }

  @Override
  public void rule() {
    out.append("<hr>\n");
  }
}
