package io.quittance.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** Of the styles of an OpenDocument file (ODF 1.3 part 3, 16) what may keep cells from sight. */
final class OdsStyles {

  private static final int MOST_STYLES = 20_000;
  private static final int MOST_ANCESTORS = 20;
  private static final double LEAST_POINTS = 2;

  private final Map<String, Style> styles = new HashMap<>();
  private final Set<String> undisplayed = new HashSet<>();
  private Style open;
  private String openName;

  private static final class Style {
    String parent;
    Integer colour;
    Integer background;
    Double points;
  }

  /** Takes what is of interest from an event of content.xml or styles.xml. */
  void event(XMLStreamReader xml, int event) {
    if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("style")) {
      open = null;
    }
    if (event != XMLStreamConstants.START_ELEMENT) {
      return;
    }
    switch (xml.getLocalName()) {
      case "style" -> {
        open = styles.size() < MOST_STYLES ? new Style() : null;
        openName = ZippedXml.attribute(xml, "name");
        if (open != null) {
          open.parent = ZippedXml.attribute(xml, "parent-style-name");
          styles.put(openName, open);
        }
      }
      case "table-properties" -> {
        if (open != null && "false".equals(ZippedXml.attribute(xml, "display"))) {
          undisplayed.add(openName);
        }
      }
      case "text-properties" -> {
        if (open != null) {
          open.colour = colour(ZippedXml.attribute(xml, "color")).orElse(open.colour);
          open.points = points(ZippedXml.attribute(xml, "font-size")).orElse(open.points);
        }
      }
      case "table-cell-properties" -> {
        if (open != null) {
          String named = ZippedXml.attribute(xml, "background-color");
          open.background = colour(named).orElse(open.background);
        }
      }
      default -> {}
    }
  }

  boolean hidesSheet(String style) {
    return undisplayed.contains(style);
  }

  /** Why text of the style is not seen, or null. */
  String hiding(String style) {
    Integer colour = null;
    Integer background = null;
    Double points = null;
    Style at = styles.get(style == null ? "Default" : style);
    for (int i = 0; at != null && i < MOST_ANCESTORS; i++) {
      colour = colour == null ? at.colour : colour;
      background = background == null ? at.background : background;
      points = points == null ? at.points : points;
      at = styles.get(at.parent == null ? "" : at.parent);
    }
    if (points != null && points < LEAST_POINTS) {
      return Hiding.TINY;
    }
    int behind = background == null ? 0xFFFFFF : background;
    boolean same = colour != null && Hiding.sameToTheEye(colour, behind);
    return same ? Hiding.LIKE_BACKGROUND : null;
  }

  private static Optional<Integer> colour(String named) {
    return named != null && named.startsWith("#") ? Colours.rgb(named, 0xFFFFFF) : Optional.empty();
  }

  private static Optional<Double> points(String size) {
    return size != null && size.matches("\\d{1,4}(\\.\\d{1,4})?pt")
        ? Optional.of(Double.valueOf(size.substring(0, size.length() - 2)))
        : Optional.empty();
  }
}
