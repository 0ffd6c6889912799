package io.quittance.advice.structured;

import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * X12 segments inside a line of other text: banks print the addenda of an ACH entry, {@code
 * RMR*IV*4711**125.00\}, in their statements and notices.
 */
final class AddendaText {

  private static final Pattern SEGMENT =
      Pattern.compile("(?<![A-Z0-9*])(BPR|TRN|CUR|N1|ENT|RMR|RMT|ADX|REF|DTM)\\*([^\\\\~]{1,400})");
  private static final int LONGEST_LINE = 10_000;
  private static final int MOST_SEGMENTS = 1_000;

  private AddendaText() {}

  /** In the order in which they stand; empty when the line says no RMR and carries none on. */
  static List<Segment> in(Document document, Page page, Line line) {
    List<Segment> segments = new ArrayList<>();
    String text = text(line);
    if (text.indexOf('*') < 0) {
      return segments;
    }
    Matcher found = SEGMENT.matcher(text);
    while (found.find() && segments.size() < MOST_SEGMENTS) {
      segments.add(segment(document, page, line, found));
    }
    return segments;
  }

  private static Segment segment(Document document, Page page, Line line, Matcher found) {
    String name = found.group(1);
    Map<String, Printed> elements = new HashMap<>();
    int from = found.start(2);
    int number = 1;
    // The last element ends at a blank: what follows is no longer the segment.
    for (String raw : found.group(2).split("\\*", -1)) {
      String element = raw.strip();
      if (!element.isEmpty()) {
        String address = String.format(Locale.ROOT, "%s-%02d", name, number);
        int start = from + raw.indexOf(element.charAt(0));
        elements.put(address, Printed.at(document, page, line, element, start, address));
      }
      from += raw.length() + 1;
      number++;
    }
    return new Segment(name, line.number(), elements, found.group());
  }

  /** The words at the columns where they stand. */
  static String text(Line line) {
    StringBuilder text = new StringBuilder();
    for (Word word : line.words()) {
      if (word.from() < 0 || word.from() > LONGEST_LINE) {
        return "";
      }
      if (word.from() > text.length()) {
        text.append(" ".repeat(word.from() - text.length()));
      }
      text.append(word.text());
    }
    return text.toString();
  }
}
