package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.document.MessageReader;
import io.quittance.document.PageImages;
import io.quittance.model.ModelPrices;
import io.quittance.report.InOrder;
import io.quittance.report.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same cases through several readers in one run: what each reads right and what its model
 * takes, which cases one mends and breaks against another, and the figures of the last as one JSON
 * object, those of all within it.
 */
public final class CompareReaders {
  private final ReadCase readCase;
  private final List<Contender> contenders;
  private final ModelPrices prices;
  private final boolean verbose;

  /**
   * @param contenders at least one; the last one is what is decided about: its figures are the
   *     figures of the run
   * @param verbose print for every case that the last one asked a model about what is wrong in it
   */
  public <R extends MessageReader & PageImages> CompareReaders(
      R messageReader, List<Contender> contenders, ModelPrices prices, boolean verbose) {
    if (contenders.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to compare");
    }
    this.readCase = new ReadCase(messageReader, messageReader);
    this.contenders = List.copyOf(contenders);
    this.prices = prices;
    this.verbose = verbose;
  }

  /**
   * @param out tables, and last the figures
   * @return how many cases got no answer
   * @throws IOException when cases cannot be found
   */
  public int run(Path folder, PrintStream out) throws IOException {
    List<LabelledCase> cases = LabelledCases.in(folder);
    List<AdviceReader> readers = contenders.stream().map(Contender::reader).toList();
    List<Tally> tallies = contenders.stream().map(each -> new Tally(each, prices)).toList();
    List<Score> whereAsked = contenders.stream().map(each -> new Score()).toList();
    Progress progress = Progress.onStandardError("cases", cases.size());
    InOrder.run(
        cases.size(),
        0,
        index -> {
          List<ReadCase.Scored> scored = readCase.score(cases.get(index), readers);
          progress.step();
          return scored;
        },
        scored -> {
          boolean asked = scored.get(scored.size() - 1).asked();
          for (int i = 0; i < scored.size(); i++) {
            tallies.get(i).add(scored.get(i));
            if (asked) {
              whereAsked.get(i).add(scored.get(i).result().score());
            }
          }
          if (asked) {
            tell(scored, out);
          }
        });
    progress.end();
    print(tallies, whereAsked, out);
    return tallies.get(0).total().unanswered;
  }

  /** One line for each case that was asked about: right or wrong in each reader. */
  private void tell(List<ReadCase.Scored> scored, PrintStream out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < scored.size(); i++) {
      line.append("  ").append(contenders.get(i).name());
      line.append(scored.get(i).result().score().right() ? " right" : " wrong");
    }
    out.printf("asked  %-40s%s%n", scored.get(0).result().name(), line);
    for (int i = 0; i < scored.size(); i++) {
      String name = contenders.get(i).name();
      scored.get(i).trouble().forEach(words -> out.println("    " + name + ": " + words));
    }
    for (int i = 0; verbose && i < scored.size(); i++) {
      String name = contenders.get(i).name();
      scored
          .get(i)
          .result()
          .score()
          .differences
          .forEach(difference -> out.println("    " + name + ": " + difference));
    }
  }

  private void print(List<Tally> tallies, List<Score> whereAsked, PrintStream out) {
    FigureTable readings = Tally.tableOfReadings("all cases");
    FigureTable asked = Tally.tableOfReadings("cases asked about");
    FigureTable models = Tally.tableOfModels();
    for (int i = 0; i < tallies.size(); i++) {
      Tally tally = tallies.get(i);
      readings.row(Tally.cells(tally.contender().name(), tally.total()));
      asked.row(Tally.cells(tally.contender().name(), whereAsked.get(i)));
      models.row(tally.modelCells());
    }
    out.println();
    readings.print(out);
    asked.print(out);
    models.print(out);
    changes(tallies, out);
    out.println(figures(tallies));
  }

  /** Each against the first, and each prompt against the one before it. */
  private static void changes(List<Tally> tallies, PrintStream out) {
    FigureTable table =
        new FigureTable("reader", "against", "fixed", "broken", "other", "unchanged");
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 1; i < tallies.size(); i++) {
      for (int j = 0; j < i; j++) {
        Tally now = tallies.get(i);
        Tally before = tallies.get(j);
        if (j == 0 || isNextPrompt(tallies, j, i)) {
          Comparison changed = Comparison.of(before.run(), now.results(), now.figures());
          comparisons.add(changed);
          table.row(
              now.contender().name(),
              before.contender().name(),
              FigureTable.count(changed.fixed().size()),
              FigureTable.count(changed.broken().size()),
              FigureTable.count(changed.changed().size()),
              FigureTable.count(changed.unchanged()));
        }
      }
    }
    table.print(out);
    for (int i = 0; i < comparisons.size(); i++) {
      if (!comparisons.get(i).broken().isEmpty()) {
        out.println(table.rows().get(i).get(0) + " against " + table.rows().get(i).get(1));
        comparisons.get(i).printBroken(out);
      }
    }
  }

  private static boolean isNextPrompt(List<Tally> tallies, int earlier, int later) {
    String kind = tallies.get(later).contender().kind();
    for (int i = later - 1; i > earlier; i--) {
      if (tallies.get(i).contender().kind().equals(kind)) {
        return false;
      }
    }
    return tallies.get(earlier).contender().kind().equals(kind);
  }

  private static ObjectNode figures(List<Tally> tallies) {
    Tally decided = tallies.get(tallies.size() - 1);
    ObjectNode figures = decided.figures();
    figures.put("reader", decided.contender().name());
    ArrayNode compared = figures.putArray("compared");
    for (Tally tally : tallies) {
      ObjectNode each = compared.addObject().put("reader", tally.contender().name());
      each.setAll(tally.figures());
    }
    return figures;
  }
}
