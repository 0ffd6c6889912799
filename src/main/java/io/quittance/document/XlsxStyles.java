package io.quittance.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/** Number formats, font and fill colours of a workbook's cell styles. */
final class XlsxStyles {

  /** Theme colours of Office in the order of {@code theme="n"}; the first two as displayed. */
  private static final int[] THEME = {
    0xFFFFFF, 0x000000, 0xE7E6E6, 0x44546A, 0x4472C4, 0xED7D31, 0xA5A5A5, 0xFFC000, 0x5B9BD5,
    0x70AD47
  };

  private static final int[] INDEXED = {
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF
  };

  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Integer> fonts = new ArrayList<>();
  private final List<Boolean> tinyFonts = new ArrayList<>();
  private final List<Integer> fills = new ArrayList<>();
  private final List<Style> cells = new ArrayList<>();

  /**
   * @param font index
   * @param fill index
   */
  private record Style(int format, int font, int fill) {}

  private XlsxStyles() {}

  static XlsxStyles none() {
    return new XlsxStyles();
  }

  static XlsxStyles parse(XMLStreamReader xml) throws XMLStreamException {
    XlsxStyles styles = new XlsxStyles();
    String section = "";
    boolean solid = false;
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String name = xml.getLocalName();
      switch (name) {
        case "fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs", "borders" -> section = name;
        case "numFmt" -> {
          String code = ZippedXml.attribute(xml, "formatCode");
          styles.formats.put(number(xml, "numFmtId"), code == null ? "General" : code);
        }
        case "font" -> {
          add(section.equals("fonts"), styles.fonts, 0x000000);
          if (section.equals("fonts")) {
            styles.tinyFonts.add(false);
          }
        }
        case "sz" -> {
          String points = ZippedXml.attribute(xml, "val");
          boolean tiny = points != null && points.matches("[01](\\.\\d*)?");
          if (section.equals("fonts") && tiny && !styles.tinyFonts.isEmpty()) {
            styles.tinyFonts.set(styles.tinyFonts.size() - 1, true);
          }
        }
        case "fill" -> add(section.equals("fills"), styles.fills, 0xFFFFFF);
        case "patternFill" -> solid = "solid".equals(ZippedXml.attribute(xml, "patternType"));
        case "color" -> set(section.equals("fonts"), styles.fonts, colour(xml, 0x000000));
        case "fgColor" ->
            set(section.equals("fills") && solid, styles.fills, colour(xml, 0x808080));
        case "xf" -> {
          if (section.equals("cellXfs")) {
            styles.cells.add(
                new Style(number(xml, "numFmtId"), number(xml, "fontId"), number(xml, "fillId")));
          }
        }
        default -> {}
      }
    }
    return styles;
  }

  int format(int style) {
    return style < cells.size() ? cells.get(style).format : 0;
  }

  String formatCode(int style) {
    int format = format(style);
    String own = formats.get(format);
    String builtin = own == null ? BuiltinFormats.getBuiltinFormat(format) : own;
    return builtin == null ? "General" : builtin;
  }

  /** True for text smaller than two points. */
  boolean tiny(int style) {
    int font = style < cells.size() ? cells.get(style).font : -1;
    return font >= 0 && font < tinyFonts.size() && tinyFonts.get(font);
  }

  /** True when the text of the style has the colour of what lies behind it. */
  boolean unseen(int style) {
    if (style >= cells.size()) {
      return false;
    }
    Style cell = cells.get(style);
    int font = cell.font < fonts.size() ? fonts.get(cell.font) : 0x000000;
    int fill = cell.fill < fills.size() ? fills.get(cell.fill) : 0xFFFFFF;
    return Hiding.sameToTheEye(font, fill);
  }

  private static void add(boolean here, List<Integer> list, int colour) {
    if (here) {
      list.add(colour);
    }
  }

  private static void set(boolean here, List<Integer> list, int colour) {
    if (here && !list.isEmpty()) {
      list.set(list.size() - 1, colour);
    }
  }

  private static int colour(XMLStreamReader xml, int otherwise) {
    String rgb = ZippedXml.attribute(xml, "rgb");
    if (rgb != null && rgb.matches("[0-9A-Fa-f]{6,8}")) {
      return Integer.parseInt(rgb.substring(rgb.length() - 6), 16);
    }
    String theme = ZippedXml.attribute(xml, "theme");
    if (theme != null) {
      int index = number(xml, "theme");
      return index < THEME.length
          ? tinted(THEME[index], ZippedXml.attribute(xml, "tint"))
          : otherwise;
    }
    if (ZippedXml.attribute(xml, "indexed") != null) {
      int index = number(xml, "indexed");
      return index < 16 ? INDEXED[index % 8] : otherwise;
    }
    return otherwise;
  }

  /** ECMA-376 18.8.3: a negative tint darkens, a positive one lightens. */
  private static int tinted(int rgb, String tint) {
    double by;
    try {
      by = tint == null ? 0 : Double.parseDouble(tint);
    } catch (NumberFormatException e) {
      by = 0;
    }
    int tinted = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double part = rgb >> shift & 0xFF;
      double moved = by < 0 ? part * (1 + by) : part + (255 - part) * by;
      tinted = tinted << 8 | (int) Math.max(0, Math.min(255, moved));
    }
    return tinted;
  }

  private static int number(XMLStreamReader xml, String name) {
    String value = ZippedXml.attribute(xml, name);
    return value != null && value.matches("\\d{1,8}") ? Integer.parseInt(value) : 0;
  }
}
