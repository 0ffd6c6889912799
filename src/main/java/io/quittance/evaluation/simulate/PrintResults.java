package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.evaluation.FigureTable;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tables for people, and the figures as one JSON object. */
final class PrintResults {
  private static final int MOST_REASONS = 60;

  private final List<Outcome> outcomes;
  private final Measure measure;

  PrintResults(List<Outcome> outcomes, Measure measure) {
    this.outcomes = outcomes;
    this.measure = measure;
  }

  void tables(PrintStream out) {
    table("advice", outcome -> outcome.receipt().kind().words(), out);
    table("paid", outcome -> outcome.receipt().manner().words(), out);
    FigureTable held = new FigureTable("advice", "reasons of what was held", "payments", "right");
    List<Outcome> all = outcomes.stream().filter(o -> !o.touchless()).toList();
    Map<List<String>, List<Outcome>> groups =
        all.stream()
            .collect(Collectors.groupingBy(o -> List.of(o.receipt().kind().words(), o.held())));
    groups.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
        .limit(MOST_REASONS)
        .forEach(
            entry ->
                held.row(
                    entry.getKey().get(0),
                    entry.getKey().get(1),
                    FigureTable.count(entry.getValue().size()),
                    FigureTable.count(right(entry.getValue()))));
    held.print(out);
  }

  private void table(String head, Function<Outcome, String> group, PrintStream out) {
    FigureTable table =
        new FigureTable(
            head,
            "payments",
            "no touch %",
            "simple %",
            "lines",
            "no touch %",
            "simple %",
            "named",
            "no touch %",
            "provable",
            "no touch %",
            "held",
            "shown",
            "right first",
            "when opened",
            "wrong");
    Map<String, List<Outcome>> groups =
        outcomes.stream()
            .sorted(Comparator.comparing(o -> o.receipt().kind()))
            .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()));
    groups.forEach((name, members) -> row(table, name, members));
    row(table, "all", outcomes);
    table.print(out);
  }

  private static void row(FigureTable table, String name, List<Outcome> members) {
    int lines = sum(members, o -> o.receipt().shares().size());
    int named = sum(members, o -> o.named().size());
    int provable = sum(members, o -> o.provable().size());
    int held = count(members, o -> !o.touchless());
    table.row(
        name,
        FigureTable.count(members.size()),
        FigureTable.percent(members.size() - held, members.size()),
        FigureTable.percent(count(members, Outcome::wholeByBaseline), members.size()),
        FigureTable.count(lines),
        FigureTable.percent(sum(members, o -> o.applied().size()), lines),
        FigureTable.percent(sum(members, o -> o.appliedByBaseline().size()), lines),
        FigureTable.count(named),
        FigureTable.percent(sum(members, Outcome::namedApplied), named),
        FigureTable.count(provable),
        FigureTable.percent(sum(members, Outcome::provableApplied), provable),
        FigureTable.count(held),
        FigureTable.count(count(members, Outcome::shown)),
        FigureTable.count(right(members)),
        FigureTable.count(count(members, Outcome::rightWhenOpened)),
        FigureTable.count(sum(members, Outcome::wrong)));
  }

  private static int right(List<Outcome> members) {
    return count(members, Outcome::rightFirst);
  }

  private static int sum(List<Outcome> members, Function<Outcome, Integer> what) {
    return members.stream().mapToInt(what::apply).sum();
  }

  private static int count(List<Outcome> members, Function<Outcome, Boolean> what) {
    return (int) members.stream().filter(what::apply).count();
  }

  ObjectNode figures() {
    int lines = sum(outcomes, o -> o.receipt().shares().size());
    int named = sum(outcomes, o -> o.named().size());
    int provable = sum(outcomes, o -> o.provable().size());
    int held = count(outcomes, o -> !o.touchless());
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("payments", outcomes.size());
    node.put("applications", measure.applications());
    node.put("wrong_applications", measure.wrong().size());
    node.put("payments_touchless", share(outcomes.size() - held, outcomes.size()));
    node.put("lines_touchless", share(sum(outcomes, o -> o.applied().size()), lines));
    node.put("named_lines_touchless", share(sum(outcomes, Outcome::namedApplied), named));
    node.put("provable_lines_touchless", share(sum(outcomes, Outcome::provableApplied), provable));
    node.put("held_with_right_first", share(right(outcomes), held));
    int shown = count(outcomes, Outcome::shown);
    node.put("shown_with_right_first", share(right(outcomes), shown));
    int seen = count(outcomes, o -> o.rightFirst() || o.rightWhenOpened());
    node.put("held_with_right_first_or_when_opened", share(seen, held));
    node.put("lines", lines);
    node.put("named_lines", named);
    node.put("provable_lines", provable);
    node.put("held", held);
    node.put("shown", shown);
    node.put(
        "baseline_payments", share(count(outcomes, Outcome::wholeByBaseline), outcomes.size()));
    node.put("baseline_lines", share(sum(outcomes, o -> o.appliedByBaseline().size()), lines));
    node.put("baseline_wrong_applications", measure.wrongByBaseline());
    return node;
  }

  /** Null for a share of nothing. */
  private static BigDecimal share(int part, int whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.DOWN);
  }
}
