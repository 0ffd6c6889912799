package io.quittance.advice.metamorphic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items in another order, in text, tables of HTML and separated values. */
final class ReorderRows implements Transformation {
  private static final Pattern HTML_ROW = Pattern.compile("(?s)<tr[ >](?:(?!<tr[ >]).)*?</tr>\\s*");

  @Override
  public Optional<Source> of(Sample sample) throws IOException {
    Set<String> numbers = sample.itemNumbers();
    return EditMail.texts(
        sample.source(),
        (subtype, text) ->
            subtype.equals("html") ? html(text, numbers) : lines(text, subtype, numbers));
  }

  private static Optional<String> lines(String text, String subtype, Set<String> numbers) {
    String end = subtype.equals("csv") && text.contains("\r\n") ? "\r\n" : "\n";
    List<String> rows = Arrays.asList(text.split(end, -1));
    return shuffled(rows, numbers).map(changed -> String.join(end, changed));
  }

  private static Optional<String> html(String text, Set<String> numbers) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = HTML_ROW.matcher(text);
    int at = 0;
    while (matcher.find()) {
      if (matcher.start() > at) {
        parts.add(text.substring(at, matcher.start()));
      }
      parts.add(matcher.group());
      at = matcher.end();
    }
    parts.add(text.substring(at));
    return shuffled(parts, numbers).map(changed -> String.join("", changed));
  }

  private static Optional<String[]> shuffled(List<String> rows, Set<String> numbers) {
    ItemRows items = ItemRows.of(rows, numbers);
    if (items.count() < 2) {
      return Optional.empty();
    }
    List<String> changed = new ArrayList<>(rows);
    List<String> part = changed.subList(items.from(), items.to());
    Collections.shuffle(part, new Random(items.count()));
    if (changed.equals(rows)) {
      Collections.reverse(part);
    }
    return Optional.of(changed.toArray(new String[0]));
  }
}
