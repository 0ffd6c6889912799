package io.quittance.document;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The cells of one table of an OpenDocument workbook (ODF 1.3 part 3, 9). */
final class OdsSheet {

  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_ROWS = 1_048_576;

  private final SheetPage page;
  private final String name;
  private final OdsStyles styles;
  private final Draft draft;
  private final BitSet hiddenColumns = new BitSet();
  private final TreeMap<Integer, SheetPage.Content> cells = new TreeMap<>();
  private int row;
  private int column;
  private int columnsDeclared;
  private int left;

  OdsSheet(SheetPage page, String name, OdsStyles styles, Draft draft) {
    this.page = page;
    this.name = name;
    this.styles = styles;
    this.draft = draft;
  }

  /**
   * Reads up to the end of the table.
   *
   * @param most cells that may still be read
   * @return what is left of them, negative when there were more
   */
  int read(XMLStreamReader xml, int most) throws XMLStreamException {
    left = most;
    int tables = 1;
    int rowRepeated = 1;
    boolean hiddenRow = false;
    while (xml.hasNext() && left >= 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "table" -> tables++;
          case "shapes", "forms", "tracked-changes" -> skip(xml);
          case "table-column" -> column(xml);
          case "table-row" -> {
            column = 0;
            cells.clear();
            rowRepeated = repeated(xml, "number-rows-repeated", MOST_ROWS);
            hiddenRow = isHidden(xml);
          }
          case "table-cell" -> cell(xml, hiddenRow ? "hidden row" : null);
          case "covered-table-cell" -> cell(xml, "under a merged cell");
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("table") && --tables == 0) {
          return left;
        }
        if (xml.getLocalName().equals("table-row")) {
          endRow(rowRepeated);
        }
      }
    }
    return left;
  }

  private void endRow(int repeated) {
    for (int i = 0; i < repeated && !cells.isEmpty() && left >= 0; i++) {
      int at = Math.min(MOST_ROWS, row + i);
      cells.forEach((column, content) -> page.put(at, column, content));
      left -= i == 0 ? 0 : cells.size();
    }
    row = Math.min(MOST_ROWS, row + repeated);
  }

  private void column(XMLStreamReader xml) {
    int repeated = repeated(xml, "number-columns-repeated", MOST_COLUMNS);
    if (isHidden(xml) && columnsDeclared < MOST_COLUMNS) {
      hiddenColumns.set(columnsDeclared, Math.min(MOST_COLUMNS, columnsDeclared + repeated));
    }
    columnsDeclared = Math.min(MOST_COLUMNS, columnsDeclared + repeated);
  }

  private void cell(XMLStreamReader xml, String hiding) throws XMLStreamException {
    int repeated = repeated(xml, "number-columns-repeated", MOST_COLUMNS);
    String style = ZippedXml.attribute(xml, "style-name");
    boolean formula = ZippedXml.attribute(xml, "formula") != null;
    Word.Typed typed = typed(xml);
    String shown = text(xml);
    if (typed == null && !shown.isBlank()) {
      typed = new Word.Typed(Word.Typed.Kind.TEXT, shown);
    }
    if (formula && typed == null) {
      SheetPage.flagFormula(draft, name, row, column);
    }
    for (int i = 0; i < repeated && typed != null && left >= 0 && column + i < MOST_COLUMNS; i++) {
      left--;
      cells.put(column + i, new SheetPage.Content(shown, typed, hiding(hiding, style, column + i)));
    }
    column = Math.min(MOST_COLUMNS, column + repeated);
  }

  private String hiding(String hiding, String style, int at) {
    if (hiding != null) {
      return hiding;
    }
    return hiddenColumns.get(at) ? "hidden column" : styles.hiding(style);
  }

  private static Word.Typed typed(XMLStreamReader xml) {
    String type = ZippedXml.attribute(xml, "value-type");
    String value = ZippedXml.attribute(xml, "value");
    String date = ZippedXml.attribute(xml, "date-value");
    String bool = ZippedXml.attribute(xml, "boolean-value");
    if (type == null) {
      return null;
    }
    return switch (type) {
      case "float", "currency", "percentage" -> number(value);
      case "date" ->
          date == null
              ? null
              : new Word.Typed(Word.Typed.Kind.DATE, date.replaceFirst("T00:00:00(\\.0*)?Z?$", ""));
      case "boolean" -> bool == null ? null : new Word.Typed(Word.Typed.Kind.BOOLEAN, bool);
      default -> null;
    };
  }

  /** Exact as stored; the exponent is bounded so that writing it out stays short. */
  private static Word.Typed number(String value) {
    if (value == null || !value.matches("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?")) {
      return null;
    }
    BigDecimal exact = new BigDecimal(value).stripTrailingZeros();
    BigDecimal plain = exact.scale() < 0 ? exact.setScale(0) : exact;
    return new Word.Typed(Word.Typed.Kind.NUMBER, plain.toPlainString());
  }

  /** The paragraphs of the cell, without the notes pinned to it. */
  private static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    int inParagraph = 0;
    while (depth > 0 && xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        String element = xml.getLocalName();
        if (element.equals("annotation") || element.equals("table")) {
          skip(xml);
          continue;
        }
        depth++;
        if (element.equals("p")) {
          inParagraph++;
          text.append(text.length() > 0 ? "\n" : "");
        } else if (element.equals("s") || element.equals("tab") || element.equals("line-break")) {
          text.append(' ');
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        inParagraph -= xml.getLocalName().equals("p") ? 1 : 0;
      } else if (inParagraph > 0 && xml.isCharacters()) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  private static void skip(XMLStreamReader xml) throws XMLStreamException {
    int depth = 1;
    while (depth > 0 && xml.hasNext()) {
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private static boolean isHidden(XMLStreamReader xml) {
    String visibility = ZippedXml.attribute(xml, "visibility");
    return "collapse".equals(visibility) || "filter".equals(visibility);
  }

  private static int repeated(XMLStreamReader xml, String attribute, int most) {
    String value = ZippedXml.attribute(xml, attribute);
    return value != null && value.matches("\\d{1,9}")
        ? Math.max(1, Math.min(most, Integer.parseInt(value)))
        : 1;
  }
}
