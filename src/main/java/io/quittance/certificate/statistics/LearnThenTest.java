package io.quittance.certificate.statistics;

import io.quittance.certificate.statistics.TestResult.Failed;
import io.quittance.certificate.statistics.TestResult.Passed;
import io.quittance.certificate.statistics.TestResult.TooFew;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Finds the lowest score from which on proposals are wrong less often than the budget allows, so
 * that the chance of being mistaken about it is at most the doubt. Thresholds are tested from
 * strict to loose, each at the whole doubt, up to the first that fails (fixed sequence). A
 * threshold takes or leaves all labels of one score.
 *
 * @param budget rate of wrong ones that is to be excluded, such as 0.005
 * @param doubt chance that a threshold passes although the rate is higher, such as 0.05
 */
public record LearnThenTest(BigDecimal budget, BigDecimal doubt) {

  /** Labels from a score on. */
  private record Step(int threshold, int accepted, int wrong) {}

  /**
   * Tests all labels. Where the sequence starts depends on the scores alone: at the first threshold
   * with labels enough to pass if none is wrong.
   */
  public TestResult fixedSequence(Collection<Label> labels) {
    List<Step> steps = steps(labels);
    int needed = ExactBinomial.needed(0, budget, doubt);
    int start = 0;
    while (start < steps.size() && steps.get(start).accepted() < needed) {
      start++;
    }
    return start == steps.size()
        ? new TooFew(labels.size(), needed)
        : sequence(steps.subList(start, steps.size()));
  }

  /**
   * Learns from one half where to start and tests the other: for scores of which the highest are
   * not the surest.
   *
   * @param seed of the halves
   */
  public TestResult split(Collection<Label> labels, long seed) {
    List<Label> shuffled = new ArrayList<>(labels);
    Collections.shuffle(shuffled, new Random(seed));
    int half = shuffled.size() / 2;
    int needed = ExactBinomial.needed(0, budget, doubt);
    List<Step> tested =
        steps(shuffled.subList(half, shuffled.size())).stream()
            .filter(step -> step.accepted() >= needed)
            .toList();
    if (tested.isEmpty()) {
      return new TooFew(labels.size(), Math.multiplyExact(2, needed));
    }
    int start = surest(steps(shuffled.subList(0, half)));
    List<Step> from = tested.stream().filter(step -> step.threshold() <= start).toList();
    return sequence(from.isEmpty() ? tested.subList(tested.size() - 1, tested.size()) : from);
  }

  private int surest(List<Step> steps) {
    int surest = Integer.MAX_VALUE;
    BigDecimal least = null;
    for (Step step : steps) {
      BigDecimal p = pValue(step);
      if (least == null || p.compareTo(least) < 0) {
        least = p;
        surest = step.threshold();
      }
    }
    return surest;
  }

  private TestResult sequence(List<Step> steps) {
    Passed last = null;
    for (Step step : steps) {
      BigDecimal p = pValue(step);
      if (p.compareTo(doubt) > 0) {
        return last == null ? failed(step) : last;
      }
      // A passed test is the bound's word that the budget is kept, whatever its rounding adds.
      BigDecimal bound = bound(step).min(budget);
      last = new Passed(step.threshold(), step.accepted(), step.wrong(), p, bound);
    }
    return last;
  }

  private Failed failed(Step step) {
    return new Failed(
        step.threshold(),
        step.accepted(),
        step.wrong(),
        ExactBinomial.needed(step.wrong(), budget, doubt),
        bound(step));
  }

  private BigDecimal pValue(Step step) {
    return ExactBinomial.atMost(step.wrong(), step.accepted(), budget);
  }

  private BigDecimal bound(Step step) {
    return ExactBinomial.upperBound(step.wrong(), step.accepted(), doubt);
  }

  /** From strict to loose, one for each score that a label has: unseen scores are no thresholds. */
  private static List<Step> steps(Collection<Label> labels) {
    TreeMap<Integer, int[]> blocks = new TreeMap<>(Collections.reverseOrder());
    for (Label label : labels) {
      int[] block = blocks.computeIfAbsent(label.score(), score -> new int[2]);
      block[0]++;
      block[1] += label.wrong() ? 1 : 0;
    }
    List<Step> steps = new ArrayList<>();
    int accepted = 0;
    int wrong = 0;
    for (var block : blocks.entrySet()) {
      accepted += block.getValue()[0];
      wrong += block.getValue()[1];
      steps.add(new Step(block.getKey(), accepted, wrong));
    }
    return steps;
  }
}
