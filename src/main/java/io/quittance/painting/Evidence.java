package io.quittance.painting;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every value of a reading with a name that ties it, on the page, to its place in the source: the
 * value on the right and the mark on the left carry the same one.
 */
public final class Evidence {
  /**
   * @param id for example {@code a0-l3-netAmount}: second half of the tie
   * @param label what the value is, for a person
   */
  public record Spot(String id, String label, Value value) {}

  private final Map<String, List<Spot>> byPart = new LinkedHashMap<>();

  private Evidence() {}

  public static Evidence of(Reading reading) {
    Evidence evidence = new Evidence();
    if (reading != null) {
      for (int i = 0; i < reading.advices().size(); i++) {
        evidence.add(i, reading.advices().get(i));
      }
    }
    return evidence;
  }

  public List<Spot> in(String part) {
    return byPart.getOrDefault(part, List.of());
  }

  /** Of all parts. */
  public List<Spot> all() {
    return byPart.values().stream().flatMap(List::stream).toList();
  }

  public static String header(int advice) {
    return "a" + advice;
  }

  public static String line(int advice, int line) {
    return "a" + advice + "-l" + line;
  }

  public static String adjustment(String owner, int adjustment) {
    return owner + "-x" + adjustment;
  }

  public static String id(String owner, String field) {
    return owner + "-" + field.replace('.', '-');
  }

  private void add(int index, Advice advice) {
    add(header(index), "", advice.values());
    addAdjustments(header(index), advice.adjustments());
    for (int i = 0; i < advice.lines().size(); i++) {
      Advice.Line line = advice.lines().get(i);
      add(line(index, i), "line " + (i + 1) + " ", line.values());
      addAdjustments(line(index, i), line.adjustments());
    }
  }

  private void addAdjustments(String owner, List<Advice.Adjustment> adjustments) {
    for (int i = 0; i < adjustments.size(); i++) {
      add(adjustment(owner, i), "adjustment ", adjustments.get(i).values());
    }
  }

  private void add(String owner, String prefix, Map<String, Value> values) {
    values.forEach(
        (field, value) -> {
          if (value.part() != null) {
            byPart
                .computeIfAbsent(value.part(), part -> new ArrayList<>())
                .add(new Spot(id(owner, field), prefix + Labels.field(field), value));
          }
        });
  }
}
