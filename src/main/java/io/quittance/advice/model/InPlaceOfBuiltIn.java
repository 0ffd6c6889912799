package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A reading by another reader in place of a built-in one that is doubtful or silent. Where the two
 * contradict each other, a problem holds it; what the built-in reader said of the message itself
 * stays.
 */
public final class InPlaceOfBuiltIn {
  /** Said of the values of one reading; the other reading has its own. */
  private static final Set<Problem.Code> OF_A_READING =
      EnumSet.of(
          Problem.Code.SUM_MISMATCH,
          Problem.Code.LINE_MISMATCH,
          Problem.Code.NO_LINES,
          Problem.Code.NO_TOTAL,
          Problem.Code.NOT_IN_SOURCE,
          Problem.Code.UNLABELLED,
          Problem.Code.DATE_UNREAD,
          Problem.Code.CURRENCY_UNKNOWN,
          Problem.Code.LOCALE_AMBIGUOUS,
          Problem.Code.DATE_AMBIGUOUS);

  private InPlaceOfBuiltIn() {}

  /**
   * @param who read it, for the words of a problem
   * @param first the built-in reading; its readers and usage stay
   * @param problems of the other reading, the verifier's among them
   */
  public static Reading reading(
      String who, Reading first, List<Advice> advices, List<Problem> problems) {
    Set<Problem> all = new LinkedHashSet<>(problems);
    all.addAll(CompareReadings.differences(who, advices, first.advices()));
    first.problems().stream()
        .filter(problem -> !OF_A_READING.contains(problem.code()))
        .forEach(all::add);
    return new Reading(
        Reading.Verdict.REMITTANCE, advices, List.copyOf(all), first.readers(), first.usage());
  }
}
