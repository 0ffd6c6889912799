package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.ReadingLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Flattens visible HTML to lines: blocks and breaks end a line, tables become rows. */
final class HtmlLines {

  private static final int MOST_NESTED = 300;

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "details",
          "dialog",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hgroup",
          "hr",
          "html",
          "legend",
          "li",
          "main",
          "menu",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul",
          "option",
          "caption");

  private static final Set<String> UNSEEN =
      Set.of(
          "style",
          "script",
          "head",
          "title",
          "template",
          "noscript",
          "object",
          "embed",
          "iframe",
          "svg",
          "math",
          "datalist",
          "audio",
          "video",
          "canvas");

  private final Draft draft;
  private final CssRules css;
  private final ReadingLimits limits;
  private int tables;
  private int lines;

  HtmlLines(Draft draft, CssRules css, ReadingLimits limits) {
    this.draft = draft;
    this.css = css;
    this.limits = limits;
  }

  List<FlatLine> of(Element body) {
    Flow flow = new Flow();
    element(body, Look.PAGE, flow, 0, 0);
    flow.end(0);
    return flow.lines;
  }

  /** The lines of one cell, on their own. */
  List<FlatLine> inside(Element cell, Look look, int quotes, int nested) {
    Flow flow = new Flow();
    children(cell, look, flow, quotes, nested);
    flow.end(quotes);
    return flow.lines;
  }

  Look look(Element element, Look around) {
    return around.of(element, css.of(element));
  }

  /** Rows beyond it would be cut from the document anyway. */
  int mostRows() {
    return limits.lines() + 1;
  }

  void flagColumns(int most) {
    draft.flag(Flag.Code.TRUNCATED, "only the first " + most + " columns of a table are read");
  }

  int nextTable() {
    return tables++;
  }

  String clean(String raw) {
    return draft.clean(raw, "line " + (lines + 1));
  }

  /** The text being gathered and the lines finished. */
  private final class Flow {
    final List<FlatLine> lines = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    boolean boundary;

    void append(String run, boolean preformatted) {
      for (int i = 0; i < run.length(); i++) {
        char c = run.charAt(i);
        boolean space = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
        if (!space) {
          text.append(c);
        } else if (preformatted) {
          text.append(c == '\n' ? '\n' : c);
        } else if (text.length() > 0 && " \n".indexOf(text.charAt(text.length() - 1)) < 0) {
          text.append(' ');
        }
      }
    }

    void end(int quotes) {
      String all = text.toString();
      text.setLength(0);
      if (all.isBlank() && !boundary) {
        return;
      }
      for (String line : all.split("\n", -1)) {
        String cleaned = TextReader.expanded(clean(line.replace("\r", ""))).stripTrailing();
        add(new FlatLine(FlatLine.words(cleaned, 0), cleaned, quotes, boundary));
        boundary = false;
      }
    }

    void add(FlatLine line) {
      if (HtmlLines.this.lines <= limits.lines() + 1) {
        lines.add(line);
        HtmlLines.this.lines++;
      }
    }
  }

  private void children(Element parent, Look look, Flow flow, int quotes, int nested) {
    for (Node node : parent.childNodes()) {
      if (node instanceof TextNode text) {
        text(text.getWholeText(), parent, look, flow);
      } else if (node instanceof Element child) {
        element(child, look, flow, quotes, nested + 1);
      } else if (node instanceof Comment comment) {
        comment(comment.getData());
      }
    }
  }

  private void text(String run, Element parent, Look look, Flow flow) {
    String how = look.hidden();
    if (how == null) {
      flow.append(run, look.preformatted());
    } else {
      draft.hidden(draft.clean(run, "hidden text"), how, "in <" + parent.normalName() + ">");
    }
  }

  /**
   * Conditional comments are mark-up for Outlook; a comment with words may be meant for a reader.
   */
  private void comment(String data) {
    if (!data.strip().startsWith("[if")) {
      draft.hidden(data, "comment", "in a comment");
    }
  }

  private void element(Element element, Look around, Flow flow, int quotes, int nested) {
    String name = element.normalName();
    if (UNSEEN.contains(name)) {
      return;
    }
    if (nested > MOST_NESTED) {
      draft.flag(Flag.Code.TRUNCATED, "elements nested deeper than " + MOST_NESTED);
      draft.hidden(element.text(), "nested too deep", "in <" + name + ">");
      return;
    }
    if (name.equals("br")) {
      flow.text.append(around.hidden() == null ? "\n" : "");
      return;
    }
    Look look = look(element, around);
    boolean block = BLOCKS.contains(name) || isBlockStyle(element);
    int inner = quotes + (isQuote(element) ? 1 : 0);
    if (block && !isBareCell(name)) {
      flow.end(quotes);
    }
    if (isReplyBoundary(element)) {
      flow.boundary = true;
    }
    if (name.equals("table") && look.hidden() == null) {
      new HtmlTable(this, element, look, inner, nested).rows().forEach(flow::add);
    } else if (name.equals("input")) {
      boolean hidden = element.attr("type").equalsIgnoreCase("hidden");
      if (hidden) {
        draft.hidden(element.attr("value"), "hidden input", "in <input>");
      } else {
        text(element.attr("value"), element, look, flow);
      }
    } else {
      children(element, look, flow, inner, nested);
    }
    if (block) {
      flow.end(inner);
    } else if (name.equals("td") || name.equals("th")) {
      flow.text.append(' ');
    }
  }

  private static boolean isBareCell(String name) {
    return name.equals("body") || name.equals("html");
  }

  private boolean isBlockStyle(Element element) {
    String display = css.of(element).getOrDefault("display", "");
    return display.startsWith("block")
        || display.startsWith("table-row")
        || display.startsWith("flex")
        || display.startsWith("list-item");
  }

  private static boolean isQuote(Element element) {
    if (element.normalName().equals("blockquote")) {
      // Web mail programs indent by a blockquote without border.
      String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
      boolean indented = style.contains("border:none") && !element.hasAttr("type");
      Element parent = element.parent();
      boolean counted = parent != null && parent.hasClass("gmail_quote");
      return !indented && !counted;
    }
    return element.hasClass("gmail_quote") && !element.normalName().equals("blockquote")
        || element.hasClass("yahoo_quoted")
        || element.hasClass("protonmail_quote") && !element.normalName().equals("blockquote");
  }

  private static boolean isReplyBoundary(Element element) {
    String id = element.id().toLowerCase(Locale.ROOT);
    return id.endsWith("divrplyfwdmsg") || id.equals("mail-editor-reference-message-container");
  }
}
