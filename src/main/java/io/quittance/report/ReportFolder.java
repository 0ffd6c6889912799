package io.quittance.report;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A folder with a page for each message and an index of them. */
public final class ReportFolder {
  private static final int LONGEST_NAME = 80;
  private static final int ROWS_AT_MOST = 20_000;

  private final Path folder;
  private final Html rows = new Html();
  private int count;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder where there is none. */
  public static ReportFolder in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new ReportFolder(folder);
  }

  /** The page's file name: its number keeps two files of one name apart. */
  public static String pageName(int index, String file) {
    String name = file.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+", "");
    String end =
        name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    return String.format(Locale.ROOT, "%04d-%s.html", index + 1, end);
  }

  /** Safe for threads: every page is a file of its own. */
  public void write(String pageName, String page) throws IOException {
    Files.writeString(folder.resolve(pageName), page);
  }

  /** Adds a row to the index; rows are in the order of the calls. */
  public void list(String pageName, String file, Reading reading) {
    if (count++ >= ROWS_AT_MOST) {
      return;
    }
    rows.raw("<tr><td><a").attribute("href", pageName).raw(">").text(file).raw("</a></td><td>");
    rows.raw(MessageReport.verdict(reading.verdict())).raw("</td><td>");
    int lines = 0;
    for (Advice advice : reading.advices()) {
      lines += advice.lines().size();
      rows.raw("<div>").text(advice.payer().name() == null ? "" : advice.payer().name());
      rows.raw("</div>");
    }
    rows.raw("</td><td class=\"figure\">");
    for (Advice advice : reading.advices()) {
      rows.raw("<div>").text(advice.currency() == null ? "" : advice.currency() + " ");
      rows.text(
          advice.paymentAmount() == null
              ? ""
              : AdviceSection.shown(advice.paymentAmount(), advice.currency()));
      rows.raw("</div>");
    }
    rows.raw("</td><td class=\"figure\">").raw(lines == 0 ? "" : Integer.toString(lines));
    rows.raw("</td><td>");
    reading.problems().stream()
        .map(problem -> problem.code().text().replace('-', ' '))
        .distinct()
        .forEach(code -> rows.raw("<span class=\"chip ask\">").text(code).raw("</span> "));
    rows.raw("</td></tr>\n");
  }

  /** Writes the index. */
  public void finish() throws IOException {
    Html out = new Html();
    out.raw("<header class=\"top\"><h1>What was read</h1><p class=\"quiet\">" + count);
    out.raw(count == 1 ? " file" : " files").raw("</p></header>");
    out.raw("<div class=\"index\"><table><thead><tr><th>File</th><th>Verdict</th><th>Payer</th>");
    out.raw("<th class=\"figure\">Paid</th><th class=\"figure\">Lines</th><th>Problems</th>");
    out.raw("</tr></thead><tbody>").raw(rows.toString()).raw("</tbody></table></div>");
    write("index.html", PageFrame.page("message", "What was read - Quittance", out.toString()));
  }
}
