package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.List;

/** The control totals of a lockbox file: 7 of a batch, 8 of a lockbox, 9 of the transmission. */
final class LockboxTotals {

  private final List<Problem> problems;
  private BigDecimal batchSum = BigDecimal.ZERO;
  private BigDecimal boxSum = BigDecimal.ZERO;
  private int inBatch;
  private int inBox;
  private int records;
  private boolean closed;

  LockboxTotals(List<Problem> problems) {
    this.problems = problems;
  }

  void next(LockboxRecord record) {
    records++;
    switch (record.type()) {
      case '6' -> {
        BigDecimal amount =
            record.field(7, 17).flatMap(p -> Notation.cents(p.text())).orElse(BigDecimal.ZERO);
        batchSum = batchSum.add(amount);
        boxSum = boxSum.add(amount);
        inBatch++;
        inBox++;
      }
      case '7' -> {
        count(record, 20, 23, inBatch, "checks");
        sum(record, 23, 33, batchSum);
        batchSum = BigDecimal.ZERO;
        inBatch = 0;
      }
      case '8' -> {
        count(record, 20, 24, inBox, "checks");
        sum(record, 24, 34, boxSum);
        boxSum = BigDecimal.ZERO;
        inBox = 0;
      }
      case '9' -> {
        count(record, 1, 7, records, "records");
        closed = true;
      }
      default -> {
        // Headers and overflow add nothing.
      }
    }
  }

  void finish() {
    if (!closed) {
      problems.add(
          new Problem(Problem.Code.TRUNCATED, "the transmission is not closed by record 9", null));
    }
  }

  private void count(LockboxRecord record, int from, int to, int counted, String what) {
    record.control(from, to).counts(counted, what).ifPresent(problems::add);
  }

  private void sum(LockboxRecord record, int from, int to, BigDecimal counted) {
    record.control(from, to).addsInCents(counted).ifPresent(problems::add);
  }
}
