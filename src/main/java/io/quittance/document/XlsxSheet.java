package io.quittance.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** The cells of one worksheet's XML. */
final class XlsxSheet {

  private static final int MOST_COLUMNS = 16_384;

  private final SheetPage page;
  private final String name;
  private final List<String> texts;
  private final XlsxStyles styles;
  private final DataFormatter formatter;
  private final boolean since1904;
  private final Draft draft;
  private final java.util.BitSet hiddenColumns = new java.util.BitSet();
  private boolean hiddenRow;
  private int row = -1;
  private int column = -1;

  XlsxSheet(
      SheetPage page,
      String name,
      List<String> texts,
      XlsxStyles styles,
      DataFormatter formatter,
      boolean since1904,
      Draft draft) {
    this.page = page;
    this.name = name;
    this.texts = texts;
    this.styles = styles;
    this.formatter = formatter;
    this.since1904 = since1904;
    this.draft = draft;
  }

  /**
   * @param most cells that may still be read
   * @return what is left of them, negative when there were more
   */
  int read(XlsxPackage file, String path, int most) throws IOException, XMLStreamException {
    int left = most;
    try (InputStream in = file.entry(path)) {
      XMLStreamReader xml = ZippedXml.reader(in);
      while (xml.hasNext() && left >= 0) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "col" -> columns(xml);
          case "row" -> startRow(xml);
          case "c" -> left -= cell(xml) ? 1 : 0;
          case "mergeCell" -> merge(ZippedXml.attribute(xml, "ref"));
          default -> {}
        }
      }
    }
    return left;
  }

  private void columns(XMLStreamReader xml) {
    String width = ZippedXml.attribute(xml, "width");
    boolean none = width != null && width.matches("0(\\.0*)?");
    if (ZippedXml.isTrue(ZippedXml.attribute(xml, "hidden")) || none) {
      int from = number(ZippedXml.attribute(xml, "min"), 1);
      int to = number(ZippedXml.attribute(xml, "max"), from);
      hiddenColumns.set(from - 1, Math.max(from, Math.min(to, MOST_COLUMNS)));
    }
  }

  private void startRow(XMLStreamReader xml) {
    row = number(ZippedXml.attribute(xml, "r"), row + 2) - 1;
    column = -1;
    String height = ZippedXml.attribute(xml, "ht");
    boolean none = height != null && height.matches("0(\\.0*)?");
    hiddenRow = ZippedXml.isTrue(ZippedXml.attribute(xml, "hidden")) || none;
  }

  private void merge(String range) {
    if (range != null && range.matches("[A-Z]{1,3}\\d{1,7}:[A-Z]{1,3}\\d{1,7}")) {
      page.merge(CellRangeAddress.valueOf(range));
    }
  }

  /** True when the cell has content. */
  private boolean cell(XMLStreamReader xml) throws XMLStreamException {
    String address = ZippedXml.attribute(xml, "r");
    column++;
    if (address != null && address.matches("[A-Z]{1,3}\\d{1,7}")) {
      column = new CellReference(address).getCol();
    }
    String type = ZippedXml.attribute(xml, "t");
    int style = number(ZippedXml.attribute(xml, "s"), 0);
    String value = null;
    boolean formula = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText();
          case "is" -> value = XlsxPackage.richText(xml, "is");
          case "f" -> formula = true;
          default -> {}
        }
      }
    }
    if (formula && (value == null || value.isEmpty()) && !"str".equals(type)) {
      SheetPage.flagFormula(draft, name, Math.max(0, row), column);
    }
    if (value == null || value.isEmpty()) {
      return false;
    }
    page.put(Math.max(0, row), column, content(type == null ? "n" : type, value, style));
    return true;
  }

  private SheetPage.Content content(String type, String value, int style) {
    return switch (type) {
      case "s" -> text(shared(value), style);
      case "str", "inlineStr" -> text(value, style);
      case "b" -> {
        String shown = ZippedXml.isTrue(value) ? "TRUE" : "FALSE";
        String typed = shown.toLowerCase(java.util.Locale.ROOT);
        yield new SheetPage.Content(
            shown, new Word.Typed(Word.Typed.Kind.BOOLEAN, typed), hiding(style));
      }
      case "e" -> new SheetPage.Content(value, null, hiding(style));
      case "d" ->
          new SheetPage.Content(
              value, new Word.Typed(Word.Typed.Kind.DATE, isoDate(value)), hiding(style));
      default -> numeric(value, style);
    };
  }

  private static String isoDate(String value) {
    return value.replaceFirst("T00:00:00(\\.0*)?Z?$", "");
  }

  private String shared(String index) {
    int at = number(index.strip(), -1);
    return at >= 0 && at < texts.size() ? texts.get(at) : "";
  }

  private SheetPage.Content text(String value, int style) {
    Word.Typed typed = value.isBlank() ? null : new Word.Typed(Word.Typed.Kind.TEXT, value);
    return new SheetPage.Content(value, typed, hiding(style));
  }

  private SheetPage.Content numeric(String value, int style) {
    double number;
    try {
      number = Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      return text(value, style);
    }
    int format = styles.format(style);
    String code = styles.formatCode(style);
    boolean date = DateUtil.isADateFormat(format, code) && DateUtil.isValidExcelDate(number);
    Word.Typed typed = date ? SheetPage.date(number, since1904) : SheetPage.number(number);
    String shown =
        SheetPage.showsNothing(code, number)
            ? ""
            : formatter.formatRawCellContents(number, format, code, since1904);
    return new SheetPage.Content(shown, typed, hiding(style));
  }

  private String hiding(int style) {
    if (hiddenRow) {
      return "hidden row";
    }
    if (hiddenColumns.get(column)) {
      return "hidden column";
    }
    if (styles.tiny(style)) {
      return Hiding.TINY;
    }
    return styles.unseen(style) ? Hiding.LIKE_BACKGROUND : null;
  }

  private static int number(String value, int otherwise) {
    return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : otherwise;
  }
}
