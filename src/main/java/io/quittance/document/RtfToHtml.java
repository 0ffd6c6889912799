package io.quittance.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * RTF as simple HTML: paragraphs, tables with their columns, and of the looks only those that hide
 * text. HTML that Outlook wrapped into RTF ([MS-OXRTFEX]) comes out as it was.
 */
final class RtfToHtml {

  private static final int MOST_GROUPS = 2_000;
  private static final int MOST_BACKGROUND = 5_000;
  private static final Pattern FILL = Pattern.compile("fillColor\\s*(\\d{1,8})(?!\\d)");

  /** Destinations that hold no text of the page. */
  private static final Set<String> UNSEEN =
      Set.of(
          "stylesheet",
          "info",
          "pict",
          "objdata",
          "nonshppict",
          "shprslt",
          "sp",
          "xe",
          "tc",
          "rxe",
          "nonesttables",
          "template",
          "filetbl",
          "listtable",
          "revtbl");

  /** Destinations marked with a star whose text is seen all the same. */
  private static final Set<String> SEEN = Set.of("shpinst", "shptxt", "nesttableprops", "htmltag");

  private final RtfTokens tokens;
  private final RtfFonts fonts = new RtfFonts();
  private final List<Integer> colours = new ArrayList<>();
  private final RtfText text = new RtfText();
  private final Deque<RtfStyle> groups = new ArrayDeque<>();
  private final RtfPage page = new RtfPage();
  private final StringBuilder background = new StringBuilder();
  private final long most;
  private RtfStyle style = new RtfStyle();
  private String destination = "";
  private boolean starred;
  private boolean wrapped;
  private int fontNumber;
  private int rgb;
  private boolean colourSeen;
  private int overflow;

  /**
   * @param most characters of HTML after which the rest is left out
   */
  RtfToHtml(byte[] rtf, long most) {
    this.tokens = new RtfTokens(rtf);
    this.most = most;
  }

  /** True after {@link #convert} when the HTML was wrapped and not made. */
  boolean wrapped() {
    return wrapped;
  }

  String convert() {
    RtfTokens.Kind kind = tokens.next();
    while (kind != RtfTokens.Kind.END && page.length() < most) {
      switch (kind) {
        case OPEN -> open();
        case CLOSE -> close();
        case WORD -> word(tokens.word());
        case BYTE -> oneByte();
        case END -> {}
      }
      kind = tokens.next();
    }
    append(text.take());
    return wrapped ? page.unfinished() : body() + page.finished(colours);
  }

  /** The colour that the page is filled with, when it is not white. */
  private String body() {
    Matcher fill = FILL.matcher(background);
    if (!fill.find()) {
      return "<body>";
    }
    int blueFirst = Integer.parseInt(fill.group(1));
    int red = blueFirst & 0xFF;
    int green = blueFirst >> 8 & 0xFF;
    int blue = blueFirst >> 16 & 0xFF;
    return String.format("<body bgcolor=\"#%02x%02x%02x\">", red, green, blue);
  }

  private void open() {
    append(text.take());
    text.endReplacement();
    if (groups.size() < MOST_GROUPS) {
      groups.push(style);
      style = style.copy();
    } else {
      overflow++;
    }
    starred = false;
  }

  private void close() {
    append(text.take());
    text.endReplacement();
    if (overflow > 0) {
      overflow--;
    } else if (!groups.isEmpty()) {
      style = groups.pop();
    }
    destination = style.skipped ? destination : "";
    starred = false;
  }

  private void oneByte() {
    if (destination.equals("colortbl")) {
      if (tokens.value() == ';') {
        colours.add(colourSeen ? rgb : null);
        rgb = 0;
        colourSeen = false;
      }
      return;
    }
    if (destination.equals("background") && background.length() < MOST_BACKGROUND) {
      background.append((char) tokens.value());
    }
    starred = false;
    text.add(tokens.value(), fonts.of(style.font));
  }

  private void append(String more) {
    if (more.isEmpty() || style.skipped || wrapped && style.repeated) {
      return;
    }
    if (wrapped) {
      page.add(style.tag ? more : escaped(more));
      return;
    }
    String css = style.css(colours) + (more.indexOf('\t') >= 0 ? "white-space:pre;" : "");
    String shown = escaped(more);
    page.add(css.isEmpty() ? shown : "<span style=\"" + css + "\">" + shown + "</span>");
  }

  private void word(String word) {
    if (word.equals("u")) {
      text.unicode(tokens.number(0xFFFD), style.unicodeSkip);
      return;
    }
    append(text.take());
    text.endReplacement();
    if (word.equals("*")) {
      starred = true;
      return;
    }
    if (word.equals("bin")) {
      tokens.skip(tokens.number(0));
    } else if (word.equals("background")) {
      destination = word;
      style.skipped = true;
    } else if (starred && !SEEN.contains(word) || UNSEEN.contains(word)) {
      style.skipped = true;
    } else if (isDestination(word)) {
      destination = word;
      style.skipped = true;
    } else if (!documentWord(word) && !style.skipped) {
      shown(word);
    }
    starred = false;
  }

  private static boolean isDestination(String word) {
    return word.equals("fonttbl") || word.equals("colortbl");
  }

  /** What describes the document or the character looks, and makes no text. */
  private boolean documentWord(String word) {
    switch (word) {
      case "ansicpg" -> fonts.codePage(tokens.number(1252));
      case "fromhtml" -> wrapped = tokens.on();
      case "htmltag" -> style.tag = true;
      case "mhtmltag" -> style.skipped = true;
      case "htmlrtf" -> style.repeated = tokens.on();
      case "uc" -> style.unicodeSkip = tokens.number(1);
      case "f" -> {
        style.font = tokens.number(0);
        fontNumber = style.font;
      }
      case "fcharset" -> fonts.font(fontNumber, tokens.number(0));
      case "red" -> colourPart(16);
      case "green" -> colourPart(8);
      case "blue" -> colourPart(0);
      case "plain" -> style.plain();
      case "v" -> style.hidden = tokens.on();
      case "deleted" -> style.deleted = tokens.on();
      case "cf" -> style.colour = tokens.number(0);
      case "cb", "chcbpat", "highlight", "cbpat" -> style.background = tokens.number(0);
      case "fs" -> style.halfPoints = tokens.number(24);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void colourPart(int shift) {
    rgb |= (tokens.number(0) & 0xFF) << shift;
    colourSeen = true;
  }

  private void shown(String word) {
    String symbol = RtfText.symbol(word);
    if (symbol != null) {
      append(symbol);
      return;
    }
    switch (word) {
      case "par", "sect", "page" -> lineBreak();
      case "line" -> mark(wrapped ? "\r\n" : "<br>");
      case "pard" -> page.inTable(false);
      case "intbl" -> page.inTable(true);
      case "trowd" -> page.table().rowDefinition();
      case "clcbpat" -> page.table().shade(tokens.number(0));
      case "clshdng" -> page.table().pattern();
      case "cellx" -> page.table().edge(tokens.number(0));
      case "cell" -> page.endCell();
      case "row" -> page.table().row();
      case "nestcell" -> page.endNestedCell();
      case "nestrow" -> page.endNestedRow();
      default -> {}
    }
  }

  private void mark(String markup) {
    if (!(wrapped && style.repeated)) {
      page.add(markup);
    }
  }

  private void lineBreak() {
    if (wrapped) {
      mark("\r\n");
    } else {
      page.endLine(colours);
    }
  }

  private static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
