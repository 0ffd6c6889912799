package io.quittance.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One part of a Word file (ECMA-376 part 1, chapter 17) as simple HTML: paragraphs, tables with
 * their columns, and of the looks only those that hide text.
 */
final class DocxToHtml {

  /** What repeats other content, or is none. */
  private static final Set<String> UNSEEN =
      Set.of("Fallback", "instrText", "delInstrText", "tblPrChange", "rPrChange", "pPrChange");

  private final DocxStyles styles;
  private final StringBuilder html;
  private final long most;
  private final Deque<String> tableBackgrounds = new ArrayDeque<>();
  private final Map<String, String> run = new LinkedHashMap<>();
  private final Map<String, String> paragraph = new LinkedHashMap<>();
  private String paragraphStyle;
  private String runStyle;
  private boolean inRun;
  private boolean inRunProperties;
  private boolean inText;
  private int deleted;
  private int columnsBefore;
  private Cell cell;

  private static final class Cell {
    int span = 1;
    String fill;
    boolean continued;
  }

  DocxToHtml(DocxStyles styles, StringBuilder html, long most) {
    this.styles = styles;
    this.html = html;
    this.most = most;
  }

  /**
   * @throws XMLStreamException also when there is more text than the limit allows
   */
  void add(XMLStreamReader xml) throws XMLStreamException {
    int skipped = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (skipped > 0 || UNSEEN.contains(xml.getLocalName())) {
          skipped++;
        } else {
          start(xml);
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (skipped > 0) {
          skipped--;
        } else {
          end(xml.getLocalName());
        }
      } else if (skipped == 0 && inText && xml.isCharacters()) {
        text(xml.getText());
      }
      if (html.length() > most) {
        throw new XMLStreamException("more text than the limit allows");
      }
    }
  }

  private void start(XMLStreamReader xml) {
    String value = ZippedXml.attribute(xml, "val");
    switch (xml.getLocalName()) {
      case "p" -> {
        openCell();
        paragraph.clear();
        paragraphStyle = null;
        html.append("<p>");
      }
      case "pStyle" -> paragraphStyle = value;
      case "r" -> {
        inRun = true;
        run.clear();
        runStyle = null;
      }
      case "rPr" -> inRunProperties = inRun;
      case "rStyle" -> runStyle = value;
      case "t", "delText" -> inText = true;
      case "tab" -> text(inRun && !inRunProperties ? "\t" : "");
      case "br", "cr" -> html.append("<br>");
      case "noBreakHyphen" -> text("-");
      case "del", "moveFrom" -> deleted++;
      case "tbl" -> {
        openCell();
        tableBackgrounds.push("");
        html.append("<table>");
      }
      case "tblStyle" -> {
        if (!tableBackgrounds.isEmpty() && styles.shades(value)) {
          tableBackgrounds.pop();
          tableBackgrounds.push(" background=x");
        }
      }
      case "tr" -> {
        columnsBefore = 0;
        html.append("<tr>");
      }
      case "gridBefore" -> columnsBefore = number(value);
      case "tc" -> {
        if (columnsBefore > 0) {
          html.append("<td colspan=").append(columnsBefore).append("></td>");
          columnsBefore = 0;
        }
        cell = new Cell();
      }
      case "gridSpan" -> span(number(value));
      case "vMerge" -> continued(!"restart".equals(value));
      case "shd" -> shade(xml);
      default -> {
        if (inRunProperties) {
          DocxStyles.property(xml, run);
        }
      }
    }
  }

  private void end(String name) {
    switch (name) {
      case "p" -> html.append("</p>\n");
      case "r" -> inRun = false;
      case "rPr" -> inRunProperties = false;
      case "t", "delText" -> inText = false;
      case "del", "moveFrom" -> deleted = Math.max(0, deleted - 1);
      case "tbl" -> {
        tableBackgrounds.poll();
        html.append("</table>\n");
      }
      case "tr" -> html.append("</tr>");
      case "tc" -> {
        openCell();
        html.append("</td>");
      }
      default -> {}
    }
  }

  /** The cell's tag is written when its properties are known: with its first content. */
  private void openCell() {
    if (cell == null) {
      return;
    }
    html.append("<td colspan=").append(cell.span);
    if (cell.fill != null) {
      html.append(" bgcolor=\"#").append(cell.fill).append('"');
    } else if (!tableBackgrounds.isEmpty()) {
      html.append(tableBackgrounds.peek());
    }
    // Word shows one text for a cell merged downwards: that of its first row.
    html.append(cell.continued ? "><span hidden>" : ">");
    cell = null;
  }

  private void span(int columns) {
    if (cell != null) {
      cell.span = Math.max(1, columns);
    }
  }

  private void continued(boolean continued) {
    if (cell != null) {
      cell.continued = continued;
    }
  }

  private void shade(XMLStreamReader xml) {
    if (inRunProperties) {
      DocxStyles.property(xml, run);
    } else if (cell != null) {
      cell.fill = DocxStyles.fill(xml);
    } else {
      DocxStyles.property(xml, paragraph);
    }
  }

  private void text(String text) {
    if (text.isEmpty()) {
      return;
    }
    Map<String, String> css = new LinkedHashMap<>(run);
    styles.addTo(runStyle, css);
    paragraph.forEach(css::putIfAbsent);
    styles.addTo(paragraphStyle, css);
    if (deleted > 0) {
      css.put("display", "none");
    }
    if (text.indexOf('\t') >= 0) {
      css.put("white-space", "pre");
    }
    String plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    if (css.isEmpty()) {
      html.append(plain);
      return;
    }
    html.append("<span style=\"");
    css.forEach(
        (name, value) ->
            html.append(name).append(':').append(value.replaceAll("[^#\\w-]", "")).append(';'));
    html.append("\">").append(plain).append("</span>");
  }

  private static int number(String value) {
    return value != null && value.matches("\\d{1,3}") ? Integer.parseInt(value) : 1;
  }
}
