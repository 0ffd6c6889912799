package io.quittance.advice.metamorphic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A page ends amid the items of a text; the next one begins with the table's heading again. */
final class BreakText implements Transformation {
  private static final int MOST_HEADING_LINES = 4;

  @Override
  public Optional<Source> of(Sample sample) throws IOException {
    if (!sample.format().equals("text")) {
      return Optional.empty();
    }
    Set<String> numbers = sample.itemNumbers();
    return EditMail.bodies(
        sample.source(),
        (subtype, text) -> subtype.equals("plain") ? broken(text, numbers) : Optional.empty());
  }

  private static Optional<String> broken(String text, Set<String> numbers) {
    List<String> rows = Arrays.asList(text.split("\n", -1));
    ItemRows items = ItemRows.of(rows, numbers);
    if (items.count() < 4) {
      return Optional.empty();
    }
    int heading = items.from();
    while (heading > 0
        && items.from() - heading < MOST_HEADING_LINES
        && !rows.get(heading - 1).isBlank()) {
      heading--;
    }
    int middle = items.from() + items.count() / 2;
    List<String> changed = new ArrayList<>(rows.subList(0, middle));
    changed.addAll(List.of("", "Page 1 of 2", "\f", "Page 2 of 2", ""));
    changed.addAll(rows.subList(heading, items.from()));
    changed.addAll(rows.subList(middle, rows.size()));
    return Optional.of(String.join("\n", changed));
  }
}
