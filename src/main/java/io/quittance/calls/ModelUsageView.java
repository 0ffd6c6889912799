package io.quittance.calls;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** {@link ModelUsage} as the API prints it: costs as decimal strings, times in milliseconds. */
public record ModelUsageView(
    LocalDate from,
    LocalDate to,
    TokensOfDay tokensToday,
    List<Group> items,
    List<Group> days,
    int omitted) {

  /**
   * @param used used or promised
   */
  public record TokensOfDay(long used, long budget) {}

  /**
   * @param day null for the whole period
   * @param inputTokens null where none were counted
   */
  public record Group(
      LocalDate day,
      String model,
      String prompt,
      long calls,
      long kept,
      long unanswered,
      long unfinished,
      Long inputTokens,
      Long outputTokens,
      List<Cost> costs,
      long callsWithoutPrice,
      Long medianMillis,
      Long ninetyFivePercentMillis,
      long schemaFailures,
      long valuesRefused) {}

  public record Cost(String currency, String amount) {}

  static ModelUsageView of(ModelUsage usage) {
    return new ModelUsageView(
        usage.from(),
        usage.to(),
        new TokensOfDay(usage.usedToday(), usage.budgetOfDay()),
        usage.all().stream().map(ModelUsageView::group).toList(),
        usage.days().stream().map(ModelUsageView::group).toList(),
        usage.omitted());
  }

  private static Group group(ModelUsage.Group group) {
    ModelUsage.Tokens tokens = group.tokens();
    return new Group(
        group.day(),
        group.model(),
        group.prompt(),
        group.calls(),
        group.kept(),
        group.unanswered(),
        group.unfinished(),
        tokens == null ? null : tokens.input(),
        tokens == null ? null : tokens.output(),
        group.cost().entrySet().stream()
            .map(cost -> new Cost(cost.getKey().getCurrencyCode(), plain(cost.getValue())))
            .toList(),
        group.unpriced(),
        millis(group.median()),
        millis(group.slowest()),
        group.schemaFailures(),
        group.valuesRefused());
  }

  /** All its digits and no zeros behind them: {@code 0.0014}. */
  static String plain(BigDecimal cost) {
    return cost.signum() == 0 ? "0" : cost.stripTrailingZeros().toPlainString();
  }

  private static Long millis(Duration duration) {
    return duration == null ? null : duration.toMillis();
  }
}
