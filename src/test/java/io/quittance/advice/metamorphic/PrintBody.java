package io.quittance.advice.metamorphic;

import io.quittance.advice.metamorphic.DrawnRuns.Run;
import io.quittance.advice.metamorphic.DrawnRuns.Sheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** The body printed to a PDF, which comes from the same sender with the same subject. */
final class PrintBody implements Transformation {
  private static final double SIZE = 9;
  private static final double LEADING = 13;
  private static final double COLUMN = 5.4;
  private static final double MARGIN = 40;
  private static final double PAGE_HEIGHT = 842;
  private static final double LEAST_WIDTH = 595;
  private static final Pattern PIECE = Pattern.compile("\\S+(?: \\S+)*");

  @Override
  public Optional<Source> of(Sample sample) throws IOException {
    String format = sample.format();
    boolean html = format.equals("html");
    if (!html && !format.equals("text")
        || !sample.source().isMail()
        || sample.label("channel").equals("attached-mail")) {
      return Optional.empty();
    }
    List<String> bodies = new ArrayList<>();
    Optional<Source> emptied =
        EditMail.bodies(
            sample.source(),
            (subtype, text) -> {
              if (subtype.equals(html ? "html" : "plain")) {
                bodies.add(text);
              }
              return Optional.empty();
            });
    if (emptied.isPresent() || bodies.size() != 1 || !DrawnRuns.writes(bodies.get(0))) {
      return Optional.empty();
    }
    List<List<Run>> rows = html ? htmlRows(bodies.get(0)) : textRows(bodies.get(0));
    byte[] pdf = DrawnRuns.pdf(sheets(rows));
    return Optional.of(Wrap.insteadOfBody(sample.source(), new Source("print.pdf", pdf)));
  }

  /** Baselines are set when rows go to pages. */
  private static List<List<Run>> textRows(String text) {
    List<List<Run>> rows = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      List<Run> runs = new ArrayList<>();
      Matcher pieces = PIECE.matcher(line.replace("\t", "        "));
      while (pieces.find()) {
        double width = (pieces.end() - pieces.start()) * COLUMN;
        runs.add(new Run(pieces.group(), MARGIN + pieces.start() * COLUMN, 0, width, SIZE));
      }
      rows.add(runs);
    }
    return rows;
  }

  private static List<List<Run>> htmlRows(String html) throws IOException {
    return new HtmlRows(MARGIN, SIZE).of(Jsoup.parse(html).body());
  }

  private static List<Sheet> sheets(List<List<Run>> rows) throws IOException {
    double width = LEAST_WIDTH;
    List<Sheet> sheets = new ArrayList<>();
    List<Run> page = new ArrayList<>();
    double y = MARGIN;
    List<List<Run>> pages = new ArrayList<>();
    for (List<Run> row : rows) {
      y += LEADING;
      if (y > PAGE_HEIGHT - MARGIN) {
        pages.add(page);
        page = new ArrayList<>();
        y = MARGIN + LEADING;
      }
      for (Run run : row) {
        page.add(run.lowered(y));
        double own = run.width() > 0 ? run.width() : run.text().length() * COLUMN * 1.3;
        width = Math.max(width, run.x() + own + MARGIN);
      }
    }
    pages.add(page);
    for (List<Run> each : pages) {
      sheets.add(new Sheet(each, width, PAGE_HEIGHT));
    }
    return sheets;
  }
}
