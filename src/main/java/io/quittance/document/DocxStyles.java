package io.quittance.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Of the styles of a Word file (ECMA-376 part 1, 17.7) what may keep text from sight. */
final class DocxStyles {

  /** Half-points; text up to 3 points is no text to a reader. */
  private static final int TINY = 6;

  private static final int MOST_STYLES = 5_000;
  private static final int MOST_ANCESTORS = 20;

  private final Map<String, Map<String, String>> styles = new HashMap<>();
  private final Map<String, String> ancestors = new HashMap<>();
  private final Set<String> shaded = new HashSet<>();

  static DocxStyles parse(XMLStreamReader xml) throws XMLStreamException {
    DocxStyles all = new DocxStyles();
    String id = null;
    boolean conditional = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("tblStylePr")) {
        conditional = false;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String name = xml.getLocalName();
      if (name.equals("style")) {
        id = all.styles.size() < MOST_STYLES ? ZippedXml.attribute(xml, "styleId") : null;
      } else if (id == null) {
        continue;
      } else if (name.equals("tblStylePr")) {
        conditional = true;
      } else if (name.equals("basedOn")) {
        all.ancestors.put(id, ZippedXml.attribute(xml, "val"));
      } else if (name.equals("shd") && fill(xml) != null) {
        all.shaded.add(id);
      }
      if (id != null && !conditional) {
        property(xml, all.styles.computeIfAbsent(id, i -> new HashMap<>()));
      }
    }
    return all;
  }

  /** Takes a property of a run into CSS; others are left out. */
  static void property(XMLStreamReader xml, Map<String, String> css) {
    String value = ZippedXml.attribute(xml, "val");
    switch (xml.getLocalName()) {
      case "vanish" -> css.put("display", isOff(value) ? "inline" : "none");
      case "color" ->
          css.put("color", "auto".equals(value) || value == null ? "#000" : "#" + value);
      case "shd" -> {
        String fill = fill(xml);
        if (fill != null) {
          css.put("background-color", "#" + fill);
        }
      }
      case "highlight" -> {
        if (value != null && !value.equals("none")) {
          css.put("background-color", value.toLowerCase(java.util.Locale.ROOT));
        }
      }
      case "sz" -> {
        boolean tiny =
            value != null && value.matches("\\d{1,4}") && Integer.parseInt(value) <= TINY;
        css.put("font-size", tiny ? "0" : "12pt");
      }
      default -> {}
    }
  }

  /** The colour of {@code w:shd}, RRGGBB, or null when it is automatic or none. */
  static String fill(XMLStreamReader xml) {
    String fill = ZippedXml.attribute(xml, "fill");
    return fill != null && fill.matches("[0-9A-Fa-f]{6}") ? fill : null;
  }

  /** Adds what a style and those it is based on say and nothing nearer says. */
  void addTo(String id, Map<String, String> css) {
    String at = id;
    for (int i = 0; at != null && i < MOST_ANCESTORS; i++) {
      styles.getOrDefault(at, Map.of()).forEach(css::putIfAbsent);
      at = ancestors.get(at);
    }
  }

  /** True when a table style colours cells, by which row or column is not looked at. */
  boolean shades(String id) {
    String at = id;
    for (int i = 0; at != null && i < MOST_ANCESTORS; i++) {
      if (shaded.contains(at)) {
        return true;
      }
      at = ancestors.get(at);
    }
    return false;
  }

  private static boolean isOff(String value) {
    return "0".equals(value) || "false".equals(value) || "off".equals(value);
  }
}
