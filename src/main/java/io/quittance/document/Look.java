package io.quittance.document;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * How an element's text looks: enough to tell whether a person sees it.
 *
 * @param removed why the element with all it contains is not shown, or null
 * @param invisible visibility of its own text, which a child may turn on again
 * @param fontPixels computed font size
 * @param opacity product of all opacities around
 * @param colour 0xRRGGBB of the text, or null when it cannot be told
 * @param background 0xRRGGBB behind it, or null when it cannot be told
 * @param preformatted blanks and line breaks are kept
 */
record Look(
    String removed,
    boolean invisible,
    double fontPixels,
    double opacity,
    Integer colour,
    Integer background,
    boolean preformatted) {

  static final Look PAGE = new Look(null, false, 16, 1, 0x000000, 0xFFFFFF, false);

  private static final double LEAST_FONT_PIXELS = 2;
  private static final double LEAST_OPACITY = 0.1;
  private static final double OFF_SCREEN_PIXELS = -400;
  private static final double FAR_PIXELS = 4_000;
  private static final Pattern MOVED =
      Pattern.compile("translate[xyz3d]*\\([^)]{0,40}?(-?\\d{1,6}(?:\\.\\d{1,6})?)px");
  private static final Pattern LENGTH =
      Pattern.compile("(-?\\d*\\.?\\d+)\\s*(px|pt|em|rem|%|vw|vh|cm|mm|in)?.*");

  /** Why text with this look is not seen, or null when it is. */
  String hidden() {
    if (removed != null) {
      return removed;
    }
    if (invisible) {
      return "visibility:hidden";
    }
    if (fontPixels < LEAST_FONT_PIXELS) {
      return "font-size:0";
    }
    if (opacity < LEAST_OPACITY) {
      return "opacity:0";
    }
    boolean same = colour != null && background != null && Hiding.sameToTheEye(colour, background);
    return same ? Hiding.LIKE_BACKGROUND : null;
  }

  /** The look of a child element. */
  Look of(Element element, Map<String, String> css) {
    double font = fontPixels(element, css);
    return new Look(
        removed != null ? removed : removal(element, css),
        css.containsKey("visibility")
            ? !value(css, "visibility").equals("visible")
                && !value(css, "visibility").equals("inherit")
            : invisible,
        font,
        opacity * number(css.get("opacity")).orElse(1.0),
        colour(element, css),
        background(element, css),
        preformatted(element, css));
  }

  private static String removal(Element element, Map<String, String> css) {
    if (value(css, "display").equals("none")) {
      return "display:none";
    }
    if (value(css, "mso-hide").equals("all")) {
      return "mso-hide:all";
    }
    if (value(css, "content-visibility").equals("hidden")) {
      return "content-visibility:hidden";
    }
    if (element.hasAttr("hidden")) {
      return "hidden attribute";
    }
    boolean clipped = value(css, "overflow").matches("hidden|clip");
    if (clipped
        && (tiny(css, "height")
            || tiny(css, "max-height")
            || tiny(css, "width")
            || tiny(css, "max-width"))) {
      return "zero size";
    }
    if (value(css, "clip").matches("rect\\((?:0|1)(?:px)?[ ,].*")
        || value(css, "clip-path")
            .matches(
                "(?:inset\\((?:50|100)%|circle\\(0|polygon\\(0(?:px)? 0(?:px)?, ?0(?:px)? 0).*")
        || value(css, "transform").matches(".*scale[xy3d]*\\(0(?![.\\d]*[1-9]).*")) {
      return "clipped away";
    }
    boolean placed = value(css, "position").matches("absolute|fixed");
    Matcher moved = MOVED.matcher(value(css, "transform"));
    boolean away = moved.find() && Math.abs(Double.parseDouble(moved.group(1))) > FAR_PIXELS;
    if (placed && (far(css, "left") || far(css, "top") || far(css, "right"))
        || placed && (beyond(css, "left") || beyond(css, "top"))
        || away
        || far(css, "text-indent")
        || far(css, "margin-left")
        || far(css, "margin-top")) {
      return "off screen";
    }
    return null;
  }

  private double fontPixels(Element element, Map<String, String> css) {
    String size = css.getOrDefault("font-size", fromShorthand(css.get("font")));
    if (size == null) {
      boolean named = element.normalName().equals("font") && element.hasAttr("size");
      return named ? 13 : fontPixels;
    }
    return pixels(size, fontPixels).orElse(fontPixels < LEAST_FONT_PIXELS ? 16 : fontPixels);
  }

  private static String fromShorthand(String font) {
    if (font == null) {
      return null;
    }
    Matcher size =
        Pattern.compile("(?:^|\\s)(\\d*\\.?\\d+(?:px|pt|em|rem|%)|0(?=[/\\s]))").matcher(font);
    return size.find() ? size.group(1) : null;
  }

  private Integer colour(Element element, Map<String, String> css) {
    String named = css.getOrDefault("-webkit-text-fill-color", css.get("color"));
    if (named == null && element.normalName().equals("font") && element.hasAttr("color")) {
      named = element.attr("color");
    }
    if (named == null && element.normalName().equals("body") && element.hasAttr("text")) {
      named = element.attr("text");
    }
    if (named == null) {
      return element.normalName().equals("a") ? Integer.valueOf(0x0000EE) : colour;
    }
    if (named.startsWith("inherit") || named.startsWith("currentcolor")) {
      return colour;
    }
    return Colours.rgb(named, background).orElse(null);
  }

  private Integer background(Element element, Map<String, String> css) {
    String named = css.getOrDefault("background-color", css.get("background"));
    boolean picture =
        value(css, "background").contains("url(")
            || value(css, "background").contains("gradient")
            || value(css, "background-image").matches(".*(?:url|gradient).*")
            || element.hasAttr("background");
    if (picture) {
      return null;
    }
    if (named == null && element.hasAttr("bgcolor")) {
      named = element.attr("bgcolor");
    }
    if (named == null || named.matches("(?:none|inherit|initial|unset|0).*")) {
      return background;
    }
    return named.startsWith("transparent")
        ? background
        : Colours.rgb(named, background).orElse(background);
  }

  private boolean preformatted(Element element, Map<String, String> css) {
    String space = value(css, "white-space");
    if (space.isEmpty()) {
      return preformatted || element.normalName().matches("pre|textarea|xmp|listing|plaintext");
    }
    return space.startsWith("pre") || space.startsWith("break-spaces");
  }

  private static String value(Map<String, String> css, String name) {
    return css.getOrDefault(name, "").replace("!important", "").strip();
  }

  private static boolean tiny(Map<String, String> css, String name) {
    return css.containsKey(name) && pixels(css.get(name), 16).orElse(100.0) <= 1;
  }

  private static boolean far(Map<String, String> css, String name) {
    return css.containsKey(name) && pixels(css.get(name), 16).orElse(0.0) < OFF_SCREEN_PIXELS;
  }

  /** Where nobody scrolls to. */
  private static boolean beyond(Map<String, String> css, String name) {
    return css.containsKey(name) && pixels(css.get(name), 16).orElse(0.0) > FAR_PIXELS;
  }

  private static Optional<Double> number(String value) {
    Matcher matcher = LENGTH.matcher(value == null ? "" : value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(matcher.group(1));
    return Optional.of("%".equals(matcher.group(2)) ? number / 100 : number);
  }

  private static Optional<Double> pixels(String value, double relativeTo) {
    Matcher matcher = LENGTH.matcher(value.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(matcher.group(1));
    String unit = matcher.group(2) == null ? "px" : matcher.group(2);
    double factor =
        switch (unit) {
          case "pt" -> 96.0 / 72;
          case "em" -> relativeTo;
          case "rem" -> 16;
          case "%" -> relativeTo / 100;
          case "cm" -> 96 / 2.54;
          case "mm" -> 96 / 25.4;
          case "in" -> 96;
          case "vw", "vh" -> 10;
          default -> 1;
        };
    return Optional.of(number * factor);
  }
}
