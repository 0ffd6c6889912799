package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.document.MessageReader;
import io.quittance.document.PageImages;
import io.quittance.report.InOrder;
import io.quittance.report.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads labelled cases, several at a time, and says how much of them was read right: tables per
 * group, then the figures as one JSON object.
 */
public final class Evaluation {
  /** From this number of cases on, differences are in the page and in the saved run only. */
  private static final int QUIET_ABOVE = 100;

  private final ReadCase readCase;
  private final AdviceReader adviceReader;
  private final Options options;

  /**
   * @param html where the page goes, or null
   * @param against an earlier run to compare with, or null
   * @param save where the run is kept as JSON lines, or null
   * @param verbose print the differences of every case, however many there are
   */
  public record Options(Path html, Path against, Path save, boolean verbose) {
    public static final Options NONE = new Options(null, null, null, false);
  }

  public <R extends MessageReader & PageImages> Evaluation(
      R messageReader, AdviceReader adviceReader, Options options) {
    this.readCase = new ReadCase(messageReader, messageReader);
    this.adviceReader = adviceReader;
    this.options = options;
  }

  /**
   * @param out differences, tables, and last the figures
   * @return how many cases got no answer
   * @throws IOException when cases cannot be found or results cannot be kept
   */
  public int run(Path folder, PrintStream out) throws IOException {
    SavedRun before = options.against() == null ? null : SavedRun.read(options.against());
    List<LabelledCase> cases = LabelledCases.in(folder);
    boolean tell = options.verbose() || cases.size() <= QUIET_ABOVE;
    List<CaseResult> results = new ArrayList<>(cases.size());
    Score total = new Score();
    Groups groups = new Groups();
    ModelUse use = new ModelUse();
    Progress progress = Progress.onStandardError("cases", cases.size());
    InOrder.run(
        cases.size(),
        0,
        index -> {
          List<ReadCase.Scored> scored = readCase.score(cases.get(index), List.of(adviceReader));
          progress.step();
          return scored.get(0);
        },
        scored -> {
          CaseResult result = scored.result();
          use.add(scored.usage());
          results.add(result);
          total.add(result.score());
          groups.add(result.labels(), result.score());
          if (tell) {
            tell(result, out);
          }
        });
    progress.end();
    Comparison comparison = before == null ? null : Comparison.of(before, results, total.figures());
    print(groups, total, comparison, out);
    keep(results, groups, total, comparison);
    out.println(total.figures().<ObjectNode>setAll(use.figures(total.cases)));
    return total.unanswered;
  }

  private static void tell(CaseResult result, PrintStream out) {
    Score score = result.score();
    out.printf(
        "%-58s lines %d/%d header %d/%d invented %d%n",
        result.name(),
        score.linesExact,
        score.lines,
        score.headerRight,
        score.header,
        score.linesInvented);
    score.differences.forEach(difference -> out.println("    " + difference));
    if (score.differencesMore > 0) {
      out.println("    and " + score.differencesMore + " more");
    }
  }

  private static void print(Groups groups, Score total, Comparison comparison, PrintStream out) {
    out.println();
    groups.all().forEach((label, scores) -> FigureTable.ofGroups(label, scores, total).print(out));
    FigureTable.ofFields(total.fields).print(out);
    FigureTable.ofCertainty(total.certainty).print(out);
    if (comparison != null) {
      comparison.print(out);
    }
  }

  private void keep(List<CaseResult> results, Groups groups, Score total, Comparison comparison)
      throws IOException {
    if (options.save() != null) {
      SavedRun.write(options.save(), results, total);
    }
    if (options.html() != null) {
      Files.writeString(
          options.html(), new EvaluationPage(results, groups, total, comparison).html());
    }
  }
}
