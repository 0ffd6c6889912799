package io.quittance.workbench;

import io.quittance.calls.ModelUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page of what models took, ready to print.
 *
 * @param tiles of all models together
 * @param rows by model and prompt
 * @param days the same by day
 * @param omitted in words, or empty when all days are shown
 */
record ModelUsagePage(
    Visitor visitor,
    String from,
    String to,
    List<FiguresPage.Tile> tiles,
    List<Row> rows,
    List<Row> days,
    String omitted) {

  /** Costs of less than a coin are shown to so many decimals, rounded up. */
  private static final int DECIMALS = 4;

  /**
   * @param day empty for the whole period
   * @param costs one for each currency
   */
  record Row(
      String day,
      String model,
      String prompt,
      String calls,
      String kept,
      String unanswered,
      String input,
      String output,
      List<String> costs,
      String median,
      String slowest,
      String schemaFailures,
      String valuesRefused) {}

  static ModelUsagePage of(Visitor visitor, ModelUsage usage) {
    return new ModelUsagePage(
        visitor,
        usage.from().toString(),
        usage.to().toString(),
        tiles(usage),
        usage.all().stream().map(ModelUsagePage::row).toList(),
        usage.days().stream().map(ModelUsagePage::row).toList(),
        usage.omitted() == 0 ? "" : Wording.count(usage.omitted(), "more is", "more are"));
  }

  private static List<FiguresPage.Tile> tiles(ModelUsage usage) {
    long calls = usage.all().stream().mapToLong(ModelUsage.Group::calls).sum();
    long kept = usage.all().stream().mapToLong(ModelUsage.Group::kept).sum();
    long unanswered = usage.all().stream().mapToLong(ModelUsage.Group::unanswered).sum();
    long unpriced = usage.all().stream().mapToLong(ModelUsage.Group::unpriced).sum();
    long tokens =
        usage.all().stream()
            .filter(group -> group.tokens() != null)
            .mapToLong(group -> group.tokens().input() + group.tokens().output())
            .sum();
    Map<Currency, BigDecimal> costs = new LinkedHashMap<>();
    usage
        .all()
        .forEach(
            group ->
                group.cost().forEach((code, cost) -> costs.merge(code, cost, BigDecimal::add)));
    return List.of(
        new FiguresPage.Tile("Calls", number(calls), number(unanswered) + " without an answer"),
        new FiguresPage.Tile(
            "Answered from before", number(kept), "the same question again, which took nothing"),
        new FiguresPage.Tile("Tokens", number(tokens), "as the providers counted"),
        new FiguresPage.Tile(
            "Cost",
            costs.isEmpty() ? Rates.NONE : String.join(", ", costs(costs)),
            unpriced == 0
                ? "by the prices that are set"
                : Wording.count(unpriced, "call has", "calls have") + " no price set"),
        new FiguresPage.Tile(
            "Tokens today",
            number(usage.usedToday()),
            "used or promised, of " + number(usage.budgetOfDay()) + " a day"));
  }

  private static Row row(ModelUsage.Group group) {
    return new Row(
        group.day() == null ? "" : group.day().toString(),
        group.model(),
        group.prompt(),
        number(group.calls()),
        number(group.kept()),
        group.unanswered() == 0 ? "" : number(group.unanswered()),
        group.tokens() == null ? "" : number(group.tokens().input()),
        group.tokens() == null ? "" : number(group.tokens().output()),
        costs(group.cost()),
        seconds(group.median()),
        seconds(group.slowest()),
        group.schemaFailures() == 0 ? "" : number(group.schemaFailures()),
        group.valuesRefused() == 0 ? "" : number(group.valuesRefused()));
  }

  private static List<String> costs(Map<Currency, BigDecimal> costs) {
    List<String> printed = new ArrayList<>();
    costs.forEach(
        (currency, cost) ->
            printed.add(
                currency.getCurrencyCode()
                    + " "
                    + Figures.grouped(
                        cost.setScale(DECIMALS, RoundingMode.CEILING).toPlainString())));
    return printed;
  }

  private static String number(long count) {
    return Figures.grouped(Long.toString(count));
  }

  private static String seconds(Duration duration) {
    return duration == null
        ? ""
        : BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.CEILING) + " s";
  }
}
