package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What has changed since an earlier run.
 *
 * @param fixed cases that had differences and have none
 * @param broken cases that had none and have some
 * @param changed cases wrong in both, in another way
 * @param added cases the earlier run did not have
 * @param gone cases only the earlier run had
 */
record Comparison(
    List<String> fixed,
    List<String> broken,
    List<String> changed,
    List<String> added,
    List<String> gone,
    int unchanged,
    List<Figure> figures) {
  private static final int NAMES_SHOWN = 40;

  record Figure(String name, String before, String now, String difference) {}

  static Comparison of(SavedRun before, List<CaseResult> results, ObjectNode figures) {
    Comparison comparison =
        new Comparison(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            0,
            figures(before.figures(), figures));
    Set<String> seen = new HashSet<>();
    int unchanged = 0;
    for (CaseResult result : results) {
      seen.add(result.name());
      List<String> then = before.differences().get(result.name());
      List<String> now =
          result.score().differences.stream().map(Score.Difference::toString).toList();
      if (then == null) {
        comparison.added.add(result.name());
      } else if (now.equals(then)) {
        unchanged++;
      } else {
        List<String> list =
            now.isEmpty()
                ? comparison.fixed
                : then.isEmpty() ? comparison.broken : comparison.changed;
        list.add(result.name());
      }
    }
    before.differences().keySet().stream()
        .filter(name -> !seen.contains(name))
        .forEach(comparison.gone::add);
    return new Comparison(
        comparison.fixed,
        comparison.broken,
        comparison.changed,
        comparison.added,
        comparison.gone,
        unchanged,
        comparison.figures);
  }

  private static List<Figure> figures(JsonNode before, ObjectNode now) {
    List<Figure> figures = new ArrayList<>();
    now.properties()
        .forEach(
            entry -> {
              JsonNode then = before.path(entry.getKey());
              JsonNode value = entry.getValue();
              if (!Objects.equals(then.asText(), value.asText())) {
                String difference =
                    then.isNumber() && value.isNumber()
                        ? signed(value.decimalValue().subtract(then.decimalValue()))
                        : "";
                figures.add(new Figure(entry.getKey(), then.asText(), value.asText(), difference));
              }
            });
    return figures;
  }

  private static String signed(BigDecimal number) {
    return (number.signum() > 0 ? "+" : "") + number.stripTrailingZeros().toPlainString();
  }

  void print(PrintStream out) {
    out.printf(
        "against the earlier run: %d fixed, %d broken, %d wrong in another way, %d unchanged,"
            + " %d new, %d gone%n",
        fixed.size(), broken.size(), changed.size(), unchanged, added.size(), gone.size());
    print(out, "broken", broken);
    print(out, "fixed", fixed);
    print(out, "other", changed);
    if (!figures.isEmpty()) {
      FigureTable table = new FigureTable("figure", "before", "now", "difference");
      figures.forEach(f -> table.row(f.name(), f.before(), f.now(), f.difference()));
      out.println();
      table.print(out);
    }
  }

  void printBroken(PrintStream out) {
    print(out, "broken", broken);
  }

  private static void print(PrintStream out, String what, List<String> names) {
    names.stream().limit(NAMES_SHOWN).forEach(name -> out.println("  " + what + "  " + name));
    if (names.size() > NAMES_SHOWN) {
      out.println("  " + what + "  and " + (names.size() - NAMES_SHOWN) + " more");
    }
  }
}
