package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The arithmetic of a notice. Shows what does not add up, mends nothing. */
final class Sums {
  private Sums() {}

  static List<Problem> check(Advice advice, String where) {
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    boolean nets = !advice.lines().isEmpty();
    for (Advice.Line line : advice.lines()) {
      number++;
      nets &= line.netAmount() != null;
      if (!lineHolds(line)) {
        problems.add(
            new Problem(
                Problem.Code.LINE_MISMATCH,
                "gross less discount less deduction is not net",
                "line " + number + name(line)));
      }
    }
    if (!nets) {
      problems.add(
          new Problem(
              Problem.Code.NO_LINES,
              advice.lines().isEmpty()
                  ? "the notice names no invoice"
                  : "invoices are named without their amounts",
              where));
    }
    if (advice.paymentAmount() == null) {
      problems.add(new Problem(Problem.Code.NO_TOTAL, "no payment amount is printed", where));
    } else if (nets && total(advice).compareTo(advice.paymentAmount()) != 0) {
      problems.add(
          new Problem(
              Problem.Code.SUM_MISMATCH,
              "the lines give "
                  + total(advice).toPlainString()
                  + ", the notice says "
                  + advice.paymentAmount().toPlainString(),
              where));
    }
    return problems;
  }

  /** True when there are lines, a total, every net is printed and all of it adds up. */
  static boolean confirm(Advice advice) {
    return advice.paymentAmount() != null
        && !advice.lines().isEmpty()
        && advice.lines().stream().allMatch(l -> l.netAmount() != null && lineHolds(l))
        && total(advice).compareTo(advice.paymentAmount()) == 0;
  }

  static BigDecimal total(Advice advice) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Advice.Line line : advice.lines()) {
      sum = line.netAmount() == null ? sum : sum.add(line.netAmount());
    }
    for (Advice.Adjustment adjustment : advice.adjustments()) {
      sum = adjustment.amount() == null ? sum : sum.add(adjustment.amount());
    }
    return sum;
  }

  /** True unless gross, discount, deduction and net contradict each other. */
  static boolean lineHolds(Advice.Line line) {
    if (line.grossAmount() == null || line.netAmount() == null) {
      return true;
    }
    return line.grossAmount()
            .subtract(zero(line.discountAmount()))
            .subtract(zero(line.deductionAmount()))
            .compareTo(line.netAmount())
        == 0;
  }

  static BigDecimal zero(BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }

  private static String name(Advice.Line line) {
    return line.invoiceNumber() == null ? "" : " (" + line.invoiceNumber() + ")";
  }
}
