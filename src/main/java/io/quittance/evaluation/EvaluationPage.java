package io.quittance.evaluation;

import io.quittance.report.Html;
import io.quittance.report.PageFrame;
import java.util.List;
import java.util.Map;

/** A run as a page in one file: figures, tables for each group, and what was read wrong. */
final class EvaluationPage {
  private static final int MOST_CASES = 5_000;
  private static final int MOST_DIFFERENCES_OF_A_CASE = 60;
  private static final int LONGEST_VALUE = 300;

  private final List<CaseResult> results;
  private final Groups groups;
  private final Score total;
  private final Comparison comparison;
  private final Html out = new Html();

  /**
   * @param comparison with an earlier run, or null
   */
  EvaluationPage(List<CaseResult> results, Groups groups, Score total, Comparison comparison) {
    this.results = results;
    this.groups = groups;
    this.total = total;
    this.comparison = comparison;
  }

  String html() {
    out.raw("<main><h1>What was read right</h1><div class=\"sums\">");
    sum("cases right", total.casesRight, total.cases);
    sum("lines exact", total.linesExact, total.lines);
    sum("header fields right", total.headerRight, total.header);
    sum("values at 0.99 or more", total.confident(), total.certainty.given());
    out.raw("<div class=\"sum\"><b>").raw(FigureTable.count(total.confidentWrong()));
    out.raw("</b>of them wrong</div><div class=\"sum\"><b>");
    out.raw(FigureTable.count(total.linesInvented)).raw("</b>lines invented</div></div>");
    if (comparison != null) {
      comparison();
    }
    groups.all().forEach(this::group);
    table("By field", FigureTable.ofFields(total.fields));
    table("At each confidence", FigureTable.ofCertainty(total.certainty));
    cases();
    out.raw("</main>");
    return PageFrame.page("evaluation", "Evaluation - Quittance", out.toString());
  }

  private void sum(String what, int part, int whole) {
    out.raw("<div class=\"sum\"><b>").raw(FigureTable.percent(part, whole));
    out.raw(whole == 0 ? "" : " %").raw("</b>").text(what).raw("<br><span class=\"quiet\">");
    out.raw(part + " of " + whole + "</span></div>");
  }

  private void group(String label, Map<String, Score> scores) {
    table("By " + label, FigureTable.ofGroups(label, scores, total));
  }

  private void table(String title, FigureTable table) {
    out.raw("<section><h2>").text(title).raw("</h2>");
    rows(table);
    out.raw("</section>");
  }

  private void rows(FigureTable table) {
    out.raw("<table><thead><tr>");
    table.heads().forEach(head -> out.raw("<th scope=\"col\">").text(head).raw("</th>"));
    out.raw("</tr></thead><tbody>");
    for (List<String> row : table.rows()) {
      out.raw(row.get(0).equals("all") ? "<tr class=\"all\">" : "<tr>");
      row.forEach(cell -> out.raw("<td>").text(cell).raw("</td>"));
      out.raw("</tr>");
    }
    out.raw("</tbody></table>");
  }

  private void comparison() {
    out.raw("<section><h2>Against the earlier run</h2><p>");
    out.raw("<span class=\"chip good\">" + comparison.fixed().size() + " fixed</span> ");
    out.raw("<span class=\"chip bad\">" + comparison.broken().size() + " broken</span> ");
    out.raw("<span class=\"chip ask\">" + comparison.changed().size());
    out.raw(" wrong in another way</span> <span class=\"chip\">" + comparison.unchanged());
    out.raw(" unchanged</span> <span class=\"chip\">" + comparison.added().size());
    out.raw(" new</span> <span class=\"chip\">" + comparison.gone().size() + " gone</span></p>");
    FigureTable table = new FigureTable("figure", "before", "now", "difference");
    comparison.figures().forEach(f -> table.row(f.name(), f.before(), f.now(), f.difference()));
    rows(table);
    out.raw("</section>");
  }

  private void cases() {
    out.raw("<section class=\"cases\"><h2>Cases</h2><div class=\"bar\">");
    out.raw("<label><input type=\"checkbox\" id=\"failing\" checked> only those that differ");
    out.raw("</label><input type=\"search\" id=\"words\" aria-label=\"Words to look for\"");
    out.raw(" placeholder=\"Name, field, value, broken, fixed  ( / )\">");
    out.raw("<span class=\"quiet\" id=\"shown\"></span></div>");
    // Failing ones first: they must not fall behind the limit.
    results.stream()
        .sorted((one, other) -> Boolean.compare(one.score().right(), other.score().right()))
        .limit(MOST_CASES)
        .forEach(this::oneCase);
    if (results.size() > MOST_CASES) {
      out.raw("<p class=\"quiet\">The first " + MOST_CASES + " of " + results.size() + ".</p>");
    }
    out.raw("</section>");
  }

  private void oneCase(CaseResult result) {
    Score score = result.score();
    out.raw("<details class=\"case").raw(score.right() ? " is-right\">" : "\">");
    out.raw("<summary>").text(result.name()).raw(" <span class=\"quiet\">");
    result.labels().byName().values().forEach(label -> out.text(label).raw(" &middot; "));
    out.raw("lines " + score.linesExact + "/" + score.lines + ", header " + score.headerRight);
    out.raw("/" + score.header + "</span>");
    if (comparison != null && comparison.broken().contains(result.name())) {
      out.raw(" <span class=\"chip bad\">broken</span>");
    } else if (comparison != null && comparison.fixed().contains(result.name())) {
      out.raw(" <span class=\"chip good\">fixed</span>");
    }
    out.raw("</summary>");
    if (!score.right()) {
      out.raw("<table><thead><tr><th>Where</th><th>Right</th><th>Read</th></tr></thead><tbody>");
      score.differences.stream().limit(MOST_DIFFERENCES_OF_A_CASE).forEach(this::difference);
      out.raw("</tbody></table>");
      int more = score.differences.size() + score.differencesMore - MOST_DIFFERENCES_OF_A_CASE;
      out.raw(more > 0 ? "<p class=\"quiet\">and " + more + " more</p>" : "");
    }
    out.raw("</details>");
  }

  private void difference(Score.Difference difference) {
    out.raw("<tr><td>").text(difference.where()).raw("</td><td class=\"right\">");
    out.text(cut(difference.right())).raw("</td><td class=\"read\">");
    out.text(cut(difference.read())).raw("</td></tr>");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + " ...";
  }
}
