package io.quittance.certificate.statistics;

import java.math.BigDecimal;
import java.util.function.Function;

/** What a test of labels against an error budget gave. */
public sealed interface TestResult {

  /**
   * From this score on the rate of wrong ones is below the budget.
   *
   * @param threshold a score that a label has
   * @param accepted labels with this score or a higher one
   * @param wrong those of them that are wrong
   * @param pValue chance of so few wrong ones if the rate were the budget
   * @param bound the highest rate that the labels leave possible at the doubt of the test
   */
  record Passed(int threshold, int accepted, int wrong, BigDecimal pValue, BigDecimal bound)
      implements TestResult {}

  /**
   * There are not enough labels for any answer; nobody has looked which are wrong.
   *
   * @param needed how many it takes when none of them is wrong
   */
  record TooFew(int labels, int needed) implements TestResult {}

  /**
   * The labels do not speak for the budget.
   *
   * @param needed labels from this threshold on that it takes with as many wrong ones
   * @param bound the highest rate that the labels leave possible
   */
  record Failed(int threshold, int accepted, int wrong, int needed, BigDecimal bound)
      implements TestResult {}

  default <T> T fold(
      Function<Passed, T> passed, Function<TooFew, T> tooFew, Function<Failed, T> failed) {
    if (this instanceof Passed p) {
      return passed.apply(p);
    }
    return this instanceof TooFew t ? tooFew.apply(t) : failed.apply((Failed) this);
  }
}
