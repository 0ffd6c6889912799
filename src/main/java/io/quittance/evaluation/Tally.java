package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.model.ModelPrices;
import io.quittance.model.RecordedModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one contender made of all cases, and what its model took for it. */
final class Tally {
  private static final double MEDIAN = 0.5;
  private static final double P95 = 0.95;

  private final Contender contender;
  private final ModelPrices prices;
  private final List<CaseResult> results = new ArrayList<>();
  private final Score total = new Score();
  private final ModelUse use = new ModelUse();

  Tally(Contender contender, ModelPrices prices) {
    this.contender = contender;
    this.prices = prices;
  }

  void add(ReadCase.Scored scored) {
    results.add(scored.result());
    total.add(scored.result().score());
    use.add(scored.usage());
  }

  Contender contender() {
    return contender;
  }

  List<CaseResult> results() {
    return results;
  }

  Score total() {
    return total;
  }

  SavedRun run() {
    return SavedRun.of(results, total);
  }

  /** The figures of the readings, then those of the model. */
  ObjectNode figures() {
    ObjectNode node = total.figures();
    CountedModel model = contender.model();
    node.setAll(use.figures(total.cases));
    node.put("model_unanswered", model == null ? 0 : model.unanswered());
    node.put("cost_per_1000_mails", costPer1000().orElse(null));
    node.put("latency_millis_median", millis(MEDIAN));
    node.put("latency_millis_p95", millis(P95));
    return node;
  }

  /** How long it took to find a recorded answer says nothing about the model that gave it. */
  private Long millis(double share) {
    CountedModel model = contender.model();
    return model == null || model.id().startsWith(RecordedModel.PROVIDER + "/")
        ? null
        : model.millis(share);
  }

  /** Nothing where no model is asked; unknown without a price. */
  private Optional<BigDecimal> costPer1000() {
    if (contender.model() == null) {
      return Optional.of(BigDecimal.ZERO);
    }
    if (total.cases == 0) {
      return Optional.empty();
    }
    return prices
        .cost(contender.model().id(), use.usage())
        .map(
            cost ->
                cost.multiply(BigDecimal.valueOf(1_000))
                    .divide(BigDecimal.valueOf(total.cases), 2, RoundingMode.HALF_UP));
  }

  static FigureTable tableOfReadings(String title) {
    return new FigureTable(
        title, "cases", "right", "lines", "exact", "omitted", "invented", "header", "sure wrong");
  }

  static String[] cells(String name, Score score) {
    return new String[] {
      name,
      FigureTable.count(score.cases),
      FigureTable.percent(score.casesRight, score.cases),
      FigureTable.count(score.lines),
      FigureTable.percent(score.linesExact, score.lines),
      FigureTable.count(score.linesOmitted),
      FigureTable.count(score.linesInvented),
      FigureTable.percent(score.headerRight, score.header),
      FigureTable.count(score.confidentWrong())
    };
  }

  static FigureTable tableOfModels() {
    return new FigureTable(
        "model used by",
        "asked %",
        "calls",
        "unanswered",
        "tokens in",
        "tokens out",
        "cost/1,000 mails",
        "ms median",
        "ms 95 %");
  }

  String[] modelCells() {
    ObjectNode figures = figures();
    return new String[] {
      contender.name(),
      FigureTable.percent(use.asked(), total.cases),
      figures.get("model_calls").asText(),
      figures.get("model_unanswered").asText(),
      grouped(figures.get("input_tokens").asLong()),
      grouped(figures.get("output_tokens").asLong()),
      costPer1000().map(BigDecimal::toPlainString).orElse("no price"),
      orDash(figures, "latency_millis_median"),
      orDash(figures, "latency_millis_p95")
    };
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String orDash(ObjectNode figures, String name) {
    return figures.get(name).isNull() ? "-" : figures.get(name).asText();
  }
}
