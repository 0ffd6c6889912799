package io.quittance.advice.metamorphic;

import io.quittance.advice.metamorphic.DrawnRuns.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Lays out a simple page of HTML in rows of text: paragraphs, and tables with columns. */
final class HtmlRows {
  private static final double GAP = 14;
  private static final int LINE_LENGTH = 100;
  private static final Pattern AMOUNT = Pattern.compile("\\W*\\d[\\d.,' \u00a0\u202f’]*\\W*");

  private final double left;
  private final double size;
  private final List<List<Run>> rows = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  HtmlRows(double left, double size) {
    this.left = left;
    this.size = size;
  }

  List<List<Run>> of(Element body) throws IOException {
    block(body);
    endLine();
    return rows;
  }

  private void block(Element element) throws IOException {
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        line.append(text.text());
      } else if (child instanceof Element inner) {
        inner(inner);
      }
    }
  }

  private void inner(Element inner) throws IOException {
    String tag = inner.normalName();
    if (tag.equals("br")) {
      endLine();
    } else if (tag.equals("table") && inner.select("table").size() == 1) {
      endLine();
      table(inner);
      rows.add(List.of());
    } else if (inner.isBlock() || tag.equals("td")) {
      endLine();
      block(inner);
      endLine();
      if (tag.equals("p")) {
        rows.add(List.of());
      }
    } else {
      block(inner);
    }
  }

  private void endLine() {
    String text = line.toString().strip();
    line.setLength(0);
    StringBuilder row = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (row.length() + word.length() > LINE_LENGTH) {
        add(row);
      }
      row.append(row.isEmpty() ? "" : " ").append(word);
    }
    add(row);
  }

  private void add(StringBuilder row) {
    if (!row.toString().isBlank()) {
      rows.add(List.of(new Run(row.toString(), left, 0, 0, size)));
    }
    row.setLength(0);
  }

  private void table(Element table) throws IOException {
    List<List<String>> cells = new ArrayList<>();
    for (Element row : table.select("tr")) {
      List<String> texts = new ArrayList<>();
      for (Element cell : row.select("td, th")) {
        texts.add(cell.text().strip());
        String span = cell.attr("colspan");
        for (int i = 1; !span.isEmpty() && i < Integer.parseInt(span); i++) {
          texts.add("");
        }
      }
      cells.add(texts);
    }
    List<List<Double>> widths = new ArrayList<>();
    for (List<String> row : cells) {
      widths.add(DrawnRuns.widths(row, size));
    }
    int columns = cells.stream().mapToInt(List::size).max().orElse(0);
    double[] widest = new double[columns];
    for (List<Double> row : widths) {
      for (int i = 0; i < row.size(); i++) {
        widest[i] = Math.max(widest[i], row.get(i));
      }
    }
    for (int r = 0; r < cells.size(); r++) {
      List<Run> runs = new ArrayList<>();
      double x = left;
      for (int i = 0; i < cells.get(r).size(); i++) {
        String text = cells.get(r).get(i);
        double width = widths.get(r).get(i);
        double at = AMOUNT.matcher(text).matches() ? x + widest[i] - width : x;
        if (!text.isEmpty()) {
          runs.add(new Run(text, at, 0, width, size));
        }
        x += widest[i] + GAP;
      }
      rows.add(runs);
    }
  }
}
