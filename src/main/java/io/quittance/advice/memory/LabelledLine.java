package io.quittance.advice.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.Value;
import io.quittance.document.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line whose words stay and whose values change: {@code Paid in total: [paymentAmount]}.
 *
 * @param words what stands before the first value, between the values, and behind the last; without
 *     any digit, and one more than there are values
 * @param values in their order
 */
record LabelledLine(
    @JsonProperty("words") List<String> words, @JsonProperty("values") List<Slot> values) {
  private static final int LONGEST = 300;

  /** With the length it bounds the work of looking whether a line fits. */
  private static final int MOST_VALUES = 3;

  record Slot(@JsonProperty("field") Field field, @JsonProperty("shape") ValueShape shape) {}

  /** Characters of one value in the text of its line. */
  private record Run(Field field, int from, int to) {}

  LabelledLine {
    words = List.copyOf(words);
    values = List.copyOf(values);
  }

  /** Empty when the line has no words of its own, or figures that are none of the values. */
  static Optional<LabelledLine> of(Line line, Map<Field, Value> values) {
    String text = line.text();
    List<Run> runs = new ArrayList<>();
    for (Map.Entry<Field, Value> value : values.entrySet()) {
      int at = PlaceOfValue.offset(line, value.getValue());
      if (at < 0) {
        return Optional.empty();
      }
      runs.add(new Run(value.getKey(), at, at + value.getValue().printed().length()));
    }
    runs.sort(Comparator.comparingInt(Run::from));
    List<String> words = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    int end = 0;
    for (Run run : runs) {
      if (run.from() < end) {
        return Optional.empty();
      }
      words.add(text.substring(end, run.from()));
      String printed = text.substring(run.from(), run.to());
      slots.add(new Slot(run.field(), ValueShape.of(run.field(), printed)));
      end = run.to();
    }
    words.add(text.substring(end));
    boolean figures = words.stream().anyMatch(w -> w.chars().anyMatch(Character::isDigit));
    boolean named = words.stream().anyMatch(w -> w.chars().anyMatch(Character::isLetter));
    return figures || !named || text.length() > LONGEST || slots.size() > MOST_VALUES
        ? Optional.empty()
        : Optional.of(new LabelledLine(words, slots));
  }

  /** Where its values stand in a line with the same words. */
  Optional<Map<Field, Pointing.Spot>> spots(Line line) {
    String text = line.text();
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    StringBuilder pattern = new StringBuilder(Pattern.quote(words.get(0)));
    for (String next : words.subList(1, words.size())) {
      pattern.append("(\\S|\\S.*?\\S)").append(Pattern.quote(next));
    }
    Matcher found = Pattern.compile(pattern.toString()).matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    Map<Field, Pointing.Spot> spots = new EnumMap<>(Field.class);
    for (int i = 0; i < values.size(); i++) {
      String printed = found.group(i + 1);
      Slot slot = values.get(i);
      if (ValueShape.of(slot.field(), printed) != slot.shape()) {
        return Optional.empty();
      }
      int occurrence = occurrence(text, printed, found.start(i + 1));
      spots.put(slot.field(), new Pointing.Spot(line.number(), printed, occurrence));
    }
    return Optional.of(spots);
  }

  /** As pointings count them: those that overlap count, too. */
  private static int occurrence(String text, String printed, int at) {
    int count = 1;
    for (int i = text.indexOf(printed); i >= 0 && i < at; i = text.indexOf(printed, i + 1)) {
      count++;
    }
    return count;
  }
}
