package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Value;
import io.quittance.document.ReadMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of advices in which something was kept back, by the ids of the source lines that show
 * it. Two deductions in one source line cannot be told apart and are both left out.
 */
final class DeductionLines {
  private static final int MOST = 50;

  private DeductionLines() {}

  /**
   * @param advice from 0
   * @param line from 1
   */
  record Position(int advice, int line) {}

  static Map<String, Position> of(
      List<Advice> advices, ReadMessage message, NumberedSource source) {
    Map<String, Position> found = new LinkedHashMap<>();
    Map<String, Integer> times = new LinkedHashMap<>();
    for (int a = 0; a < advices.size(); a++) {
      List<Advice.Line> lines = advices.get(a).lines();
      for (int l = 0; l < lines.size(); l++) {
        Position position = new Position(a, l + 1);
        Optional<String> id = id(lines.get(l), message).filter(i -> source.place(i).isPresent());
        id.ifPresent(
            key -> {
              found.put(key, position);
              times.merge(key, 1, Integer::sum);
            });
      }
    }
    found.keySet().removeIf(key -> times.get(key) > 1);
    return found.size() > MOST ? Map.of() : found;
  }

  private static Optional<String> id(Advice.Line line, ReadMessage message) {
    if (line.deductionAmount() == null || line.deductionAmount().signum() == 0) {
      return Optional.empty();
    }
    return line.value(Field.DEDUCTION_AMOUNT)
        .or(() -> line.value(Field.INVOICE_NUMBER))
        .flatMap(value -> id(value, message));
  }

  private static Optional<String> id(Value value, ReadMessage message) {
    for (int i = 0; i < message.documents().size(); i++) {
      if (value.line() != null && message.documents().get(i).part().equals(value.part())) {
        return Optional.of(NumberedSource.lineId("D" + (i + 1), value.line()));
      }
    }
    return Optional.empty();
  }
}
