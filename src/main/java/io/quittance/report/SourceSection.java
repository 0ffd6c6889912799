package io.quittance.report;

import io.quittance.painting.DocumentView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The documents of a message as a person would see them, with a mark on every value. */
final class SourceSection {
  private static final int WHOLE_AT_MOST = 24;

  private final Html out;
  private final Marks marks;

  SourceSection(Html out, Marks marks) {
    this.out = out;
    this.marks = marks;
  }

  void write(DocumentView document) {
    out.raw("<article class=\"document\"").attribute("id", document.anchor());
    out.raw("><header><h2>").text(document.title()).raw("</h2><span class=\"quiet\">");
    out.text(document.kind()).raw(", part ").text(document.part()).raw("</span></header>");
    for (String flag : document.flags()) {
      out.raw("<p class=\"flag\">").text(flag).raw("</p>");
    }
    for (DocumentView.Sheet sheet : document.sheets()) {
      write(sheet);
    }
    if (!document.cut().isEmpty()) {
      out.raw("<p class=\"flag\">").text(document.cut()).raw("</p>");
    }
    hidden(document.hidden());
    out.raw("</article>");
  }

  private void write(DocumentView.Sheet sheet) {
    out.raw("<section class=\"sheet\">");
    if (!sheet.title().isEmpty()) {
      out.raw("<h3>").text(sheet.title()).raw("</h3>");
    }
    if (sheet.paper() != null) {
      write(sheet.paper());
    }
    for (DocumentView.Block block : sheet.blocks()) {
      if (block.rows().isEmpty()) {
        text(block.lines());
      } else {
        grid(block);
      }
    }
    out.raw("</section>");
  }

  /** The picture with its marks; without one the words where they stand. */
  private void write(DocumentView.Paper paper) {
    String box = "0 0 " + paper.width() + " " + paper.height();
    out.raw("<div class=\"paper\">");
    if (paper.image().isEmpty()) {
      out.raw("<svg class=\"words\" role=\"document\"").attribute("viewBox", box).raw(">");
      for (DocumentView.PlacedWord word : paper.words()) {
        out.raw("<text").attribute("x", word.x()).attribute("y", word.y());
        out.attribute("font-size", word.size()).attribute("textLength", word.length());
        out.raw(" lengthAdjust=\"spacingAndGlyphs\">").text(word.text()).raw("</text>");
      }
      out.raw("</svg>");
    } else {
      out.raw("<img alt=\"The page as printed\"").attribute("src", paper.image()).raw(">");
    }
    out.raw("<svg class=\"marks\"").attribute("viewBox", box).raw(">");
    for (DocumentView.Mark mark : paper.marks()) {
      out.raw("<rect class=\"m ").raw(marks.tone(mark.evidence())).raw("\"");
      out.attribute("data-ev", mark.evidence());
      out.attribute("x", mark.x()).attribute("y", mark.y());
      out.attribute("width", mark.width()).attribute("height", mark.height());
      out.raw(" rx=\"2\"><title>").text(marks.explanation(mark.evidence()));
      out.raw("</title></rect>");
    }
    out.raw("</svg></div>");
  }

  private void text(List<DocumentView.TextLine> lines) {
    out.raw("<div class=\"text\">");
    for (DocumentView.TextLine line : lines) {
      out.raw("<div class=\"line").raw(line.quoted() > 0 ? " quoted" : "");
      out.raw(line.prose() ? " prose" : "").raw("\"><span class=\"no\">" + line.number());
      out.raw("</span><span>");
      for (DocumentView.Segment segment : line.segments()) {
        marked(segment.evidence(), segment.text());
      }
      out.raw("</span></div>");
    }
    out.raw("</div>");
  }

  private void grid(DocumentView.Block block) {
    out.raw("<div class=\"scroll\"><table class=\"grid\">");
    if (!block.columns().isEmpty()) {
      out.raw("<thead><tr><th></th>");
      block.columns().forEach(head -> out.raw("<th scope=\"col\">").text(head).raw("</th>"));
      out.raw("</tr></thead>");
    }
    out.raw("<tbody>");
    for (DocumentView.GridLine row : block.rows()) {
      out.raw(row.quoted() > 0 ? "<tr class=\"quoted\">" : "<tr>");
      out.raw("<th scope=\"row\">").text(row.number()).raw("</th>");
      for (DocumentView.Cell cell : row.cells()) {
        out.raw(
            cell.figure()
                ? "<td class=\"figure\">"
                : whole(cell) ? "<td class=\"whole\">" : "<td>");
        marked(cell.evidence(), cell.text());
        out.raw("</td>");
      }
      out.raw("</tr>\n");
    }
    out.raw("</tbody></table></div>");
  }

  /** Numbers and dates are hard to compare when their hyphens break lines. */
  private static boolean whole(DocumentView.Cell cell) {
    return cell.text().length() <= WHOLE_AT_MOST && cell.text().indexOf(' ') < 0;
  }

  private void marked(String evidence, String text) {
    if (evidence.isEmpty()) {
      out.text(text);
      return;
    }
    out.raw("<mark class=\"m ").raw(marks.tone(evidence)).raw("\"");
    out.attribute("data-ev", evidence).attribute("title", marks.explanation(evidence));
    out.raw(">").text(text).raw("</mark>");
  }

  private void hidden(List<DocumentView.Hidden> hidden) {
    if (hidden.isEmpty()) {
      return;
    }
    out.raw("<aside class=\"hidden\"><h3>Hidden content</h3><p>A person who looks at this");
    out.raw(" document does not see it. It is never evidence.</p><ul>");
    Map<DocumentView.Hidden, Integer> times = new LinkedHashMap<>();
    hidden.forEach(each -> times.merge(each, 1, Integer::sum));
    times.forEach(
        (each, count) -> {
          out.raw("<li><span>").text(each.text()).raw("</span> <span class=\"quiet\">");
          out.text(each.how()).text(each.where().isEmpty() ? "" : ", " + each.where());
          out.text(count == 1 ? "" : ", " + count + " times").raw("</span></li>");
        });
    out.raw("</ul></aside>");
  }
}
