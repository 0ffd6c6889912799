package io.quittance.calls;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * What models were asked and took in a period.
 *
 * @param usedToday tokens used or promised today, in UTC
 * @param budgetOfDay how many a day may take
 * @param all by model and prompt, the most calls first
 * @param days the same by day, the newest first
 * @param omitted how many more days by model and prompt there are
 */
public record ModelUsage(
    LocalDate from,
    LocalDate to,
    long usedToday,
    long budgetOfDay,
    List<Group> all,
    List<Group> days,
    int omitted) {

  public ModelUsage {
    all = List.copyOf(all);
    days = List.copyOf(days);
  }

  /**
   * One model with one prompt.
   *
   * @param day null for the whole period
   * @param calls questions that went out
   * @param kept questions answered from what was answered before, which took nothing
   * @param unanswered calls that the provider did not answer or refused to take
   * @param unfinished calls whose process died
   * @param tokens null where none were counted
   * @param cost by currency; calls without a known price are not in it
   * @param unpriced calls with counted tokens and without a known price
   * @param median of the calls that ended, null without one
   * @param slowest nineteen of twenty took no longer, null without a call
   * @param schemaFailures answers that were not of the form that was asked for
   * @param valuesRefused places named in answers at which no such value stands
   */
  public record Group(
      LocalDate day,
      String model,
      String prompt,
      long calls,
      long kept,
      long unanswered,
      long unfinished,
      Tokens tokens,
      Map<Currency, BigDecimal> cost,
      long unpriced,
      Duration median,
      Duration slowest,
      long schemaFailures,
      long valuesRefused) {}

  public record Tokens(long input, long output) {}
}
