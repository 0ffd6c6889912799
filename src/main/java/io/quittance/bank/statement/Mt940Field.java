package io.quittance.bank.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tagged field of a SWIFT message with its continuation lines.
 *
 * @param tag such as {@code 61} or {@code 60F}
 * @param value lines joined by a line feed
 */
record Mt940Field(String tag, String value) {
  private static final Pattern TAGGED = Pattern.compile("^:(\\d{2}[A-Z]?|NS):?(.*)$");

  /** The fields of a file; envelopes and separators between messages are left out. */
  static List<Mt940Field> of(List<String> lines) {
    List<Mt940Field> fields = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      String bare = line.replaceFirst("^\\{1:.*\\{4:", "").stripTrailing();
      Matcher tagged = TAGGED.matcher(bare);
      if (tagged.matches() && !bare.equals(":940:")) {
        fields.add(new Mt940Field(tagged.group(1), tagged.group(2)));
        inside = true;
      } else if (bare.startsWith("-}") || bare.equals("-")) {
        inside = false;
      } else if (inside && !bare.isEmpty()) {
        Mt940Field last = fields.remove(fields.size() - 1);
        fields.add(new Mt940Field(last.tag(), last.value() + "\n" + bare));
      }
    }
    return fields;
  }

  String firstLine() {
    int end = value.indexOf('\n');
    return end < 0 ? value : value.substring(0, end);
  }

  /** All lines without the breaks that the width of a line makes. */
  String joined() {
    return value.replace("\n", "");
  }
}
