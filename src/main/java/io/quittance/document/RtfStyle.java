package io.quittance.document;

import java.util.List;

/** What holds inside one RTF group; a group starts with a copy of what holds around it. */
final class RtfStyle {

  /** Half-points; text up to 3 points is no text to a reader. */
  private static final int TINY = 6;

  boolean skipped;
  boolean hidden;
  boolean deleted;
  int font;
  int colour;
  int background;
  int halfPoints = 24;
  int unicodeSkip = 1;

  /** Inside {@code \htmlrtf}: RTF that says again what the HTML beside it says. */
  boolean repeated;

  /** Inside {@code {\*\htmltag ...}}. */
  boolean tag;

  RtfStyle copy() {
    RtfStyle copy = new RtfStyle();
    copy.skipped = skipped;
    copy.hidden = hidden;
    copy.deleted = deleted;
    copy.font = font;
    copy.colour = colour;
    copy.background = background;
    copy.halfPoints = halfPoints;
    copy.unicodeSkip = unicodeSkip;
    copy.repeated = repeated;
    copy.tag = tag;
    return copy;
  }

  /** {@code \plain}. */
  void plain() {
    hidden = false;
    deleted = false;
    colour = 0;
    background = 0;
    halfPoints = 24;
  }

  /** As CSS, empty for usual text. */
  String css(List<Integer> colours) {
    if (hidden || deleted) {
      return "display:none";
    }
    StringBuilder css = new StringBuilder();
    if (halfPoints <= TINY) {
      css.append("font-size:0;");
    }
    css.append(declaration("color", colour, colours));
    css.append(declaration("background-color", background, colours));
    return css.toString();
  }

  static String declaration(String name, int index, List<Integer> colours) {
    Integer rgb = index > 0 && index < colours.size() ? colours.get(index) : null;
    return rgb == null ? "" : name + ":#" + hex(rgb) + ";";
  }

  private static String hex(int rgb) {
    return Integer.toHexString(0x1000000 | rgb).substring(1);
  }
}
