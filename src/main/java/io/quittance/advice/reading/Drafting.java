package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Value;
import java.util.List;
import java.util.Map;

/** Small changes to records that are otherwise made once. */
final class Drafting {
  private Drafting() {}

  static Value doubtful(Value value) {
    return value.doubted();
  }

  static Advice with(Advice advice, List<Advice.Line> lines, Map<String, Value> values) {
    return advice.copy().lines(lines).values(values).build();
  }

  static Advice.Line with(Advice.Line line, Map<String, Value> values) {
    return line.withValues(values);
  }
}
