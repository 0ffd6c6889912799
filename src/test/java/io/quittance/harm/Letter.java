package io.quittance.harm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A mail that is being written: words and lists in their order, then the bytes of it. */
final class Letter {
  /** How it is set. */
  enum Look {
    TEXT,
    HTML,
    CSV_ATTACHED,
    PROSE,
    /** One value a line, each behind its label. */
    FORM;

    /** Whether the paid list is told in words and not in columns. */
    boolean worded() {
      return this == PROSE || this == FORM;
    }
  }

  /** What a reader may do with a list. */
  enum Seen {
    PLAINLY,
    QUOTED,
    HIDDEN
  }

  private record Block(List<String> words, Grid grid, Seen seen, boolean paid) {}

  private final Look look;
  private final Tongue tongue;
  private final String subject;
  private final List<Block> blocks = new ArrayList<>();

  Letter(Look look, Tongue tongue, String subject) {
    this.look = look;
    this.tongue = tongue;
    this.subject = tongue.say(subject);
  }

  Look look() {
    return look;
  }

  Letter words(String... lines) {
    blocks.add(new Block(Arrays.stream(lines).map(this::said).toList(), null, Seen.PLAINLY, false));
    return this;
  }

  /** Words as this mail has them. */
  String said(String words) {
    return tongue.say(words);
  }

  /** The list that the mail is about. */
  Letter paid(Grid grid) {
    blocks.add(new Block(List.of(), tongue.say(grid), Seen.PLAINLY, true));
    return this;
  }

  /** Another list under words that say what it is. */
  Letter other(Grid grid, Seen seen, String introduction) {
    blocks.add(new Block(List.of(said(introduction)), tongue.say(grid), seen, false));
    return this;
  }

  /** What a person sees of it, row by row, cells set apart by tabulators. */
  List<String> visible() {
    List<String> rows = new ArrayList<>();
    for (Block block : blocks) {
      if (block.seen() != Seen.HIDDEN) {
        rows.addAll(block.words());
        if (block.grid() != null) {
          block.grid().all().forEach(row -> rows.add(String.join("\t", row)));
        }
      }
    }
    return rows;
  }

  byte[] bytes() {
    String head =
        "From: Accounts <ap@payer.example>\r\nTo: ar@seller.example\r\nSubject: "
            + subject
            + "\r\nMessage-ID: <"
            + Integer.toHexString(blocks.hashCode())
            + "@payer.example>\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n";
    String mail =
        switch (look) {
          case TEXT, PROSE, FORM -> head + part("text/plain", text(false));
          case HTML -> head + part("text/html", html());
          case CSV_ATTACHED ->
              head
                  + "Content-Type: multipart/mixed; boundary=\"cut\"\r\n\r\n--cut\r\n"
                  + part("text/plain", text(true))
                  + "\r\n--cut\r\nContent-Disposition: attachment; filename=\"advice.csv\"\r\n"
                  + part("text/csv", csv())
                  + "\r\n--cut--\r\n";
        };
    return mail.getBytes(StandardCharsets.US_ASCII);
  }

  private static String part(String type, String text) {
    return "Content-Type: "
        + type
        + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "\r\n";
  }

  private String text(boolean attached) {
    StringBuilder out = new StringBuilder();
    for (Block block : blocks) {
      if (block.seen() == Seen.HIDDEN) {
        continue;
      }
      String mark = block.seen() == Seen.QUOTED ? "> " : "";
      block.words().forEach(line -> out.append(mark).append(line).append('\n'));
      if (block.grid() != null && !(attached && block.paid())) {
        List<String> rows =
            look.worded() && block.paid() ? sentences(block.grid()) : aligned(block.grid());
        rows.forEach(line -> out.append(mark).append(line).append('\n'));
      }
      out.append(mark).append('\n');
    }
    return out.toString();
  }

  private List<String> sentences(Grid grid) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < grid.rows().size(); i++) {
      String number = grid.cell(i, "invoice_number");
      String amount = grid.cell(i, "net_amount");
      if (look == Look.FORM) {
        lines.add(grid.headings().get(grid.column("invoice_number")) + ": " + number);
        lines.add(grid.headings().get(grid.column("net_amount")) + ": " + amount);
      } else {
        String end = i + 1 < grid.rows().size() ? "," : ".";
        lines.add(said("Invoice") + " " + number + ": EUR " + amount + end);
      }
    }
    if (grid.totalLabel() != null) {
      lines.add(grid.totalLabel() + ": EUR " + grid.total());
    }
    return lines;
  }

  /** First column to the left, the others to the right, as programs print them. */
  private static List<String> aligned(Grid grid) {
    int[] widths = new int[grid.headings().size()];
    for (List<String> row : grid.all()) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : grid.all()) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? row.get(i) + pad : "   " + pad + row.get(i));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private String html() {
    StringBuilder out = new StringBuilder("<html><body>");
    for (Block block : blocks) {
      String style = block.seen() == Seen.HIDDEN ? " style=\"display:none\"" : "";
      String tag = block.seen() == Seen.QUOTED ? "blockquote" : "div";
      out.append('<').append(tag).append(style).append('>');
      block.words().forEach(line -> out.append("<p>").append(line).append("</p>"));
      if (block.grid() != null) {
        out.append("<table border=\"1\">");
        for (List<String> row : block.grid().all()) {
          out.append("<tr>");
          row.forEach(cell -> out.append("<td>").append(cell).append("</td>"));
          out.append("</tr>");
        }
        out.append("</table>");
      }
      out.append("</").append(tag).append('>');
    }
    return out.append("</body></html>").toString();
  }

  private String csv() {
    StringBuilder out = new StringBuilder();
    for (Block block : blocks) {
      if (block.paid()) {
        block.grid().all().forEach(row -> out.append(String.join(";", row)).append('\n'));
      }
    }
    return out.toString();
  }
}
