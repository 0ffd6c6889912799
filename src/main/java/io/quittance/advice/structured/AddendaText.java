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
      Pattern.compile(
          "(?<![A-Z0-9*])(BPR|TRN|CUR|N1|ENT|RMR|RMT|ADX|REF|DTM)\\*([^\\\\~]{1,400})([\\\\~])?");
  private static final int LONGEST_LINE = 10_000;
  private static final int MOST_SEGMENTS = 1_000;

  private AddendaText() {}

  /** One advice a BPR, from a text of which some lines carry segments; empty without any RMR. */
  static List<AdviceDraft> advices(Document document) {
    List<List<Segment>> payments = new ArrayList<>(List.of(new ArrayList<>()));
    for (Page page : document.pages()) {
      for (Line line : page.lines()) {
        for (Segment segment : line.quoted() > 0 ? List.<Segment>of() : in(document, page, line)) {
          if (segment.is("BPR") && !payments.get(payments.size() - 1).isEmpty()) {
            payments.add(new ArrayList<>());
          }
          payments.get(payments.size() - 1).add(segment);
        }
      }
    }
    return payments.stream()
        .filter(segments -> segments.stream().anyMatch(AddendaText::pays))
        .map(segments -> new X12Remittance(X12Interchange.READER, document.part()).read(segments))
        .toList();
  }

  private static boolean pays(Segment segment) {
    boolean amount = segment.text(4).matches("-?[\\d.]+") || segment.text(5).matches("-?[\\d.]+");
    return segment.is("RMR", "RMT") && !segment.text(2).isEmpty() && amount;
  }

  /** In the order in which they stand. */
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
    List<String> raw = List.of(found.group(2).split("\\*", -1));
    for (int i = 0; i < raw.size(); i++) {
      boolean open = i == raw.size() - 1 && found.group(3) == null;
      String element = open ? beforeBlank(raw.get(i)) : raw.get(i).strip();
      if (!element.isEmpty()) {
        String address = String.format(Locale.ROOT, "%s-%02d", name, i + 1);
        int start = from + raw.get(i).indexOf(element.charAt(0));
        elements.put(address, Printed.at(document, page, line, element, start, address));
      }
      from += raw.get(i).length() + 1;
    }
    return new Segment(name, line.number(), elements, found.group());
  }

  /** A segment without its end stops at a blank: what follows is other text. */
  private static String beforeBlank(String element) {
    String text = element.strip();
    int blank = text.indexOf(' ');
    return blank < 0 ? text : text.substring(0, blank);
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
