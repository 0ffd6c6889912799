package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One segment or record with its elements by position.
 *
 * @param name {@code RMR}, {@code MOA}, {@code 16}; empty when the line is no segment
 * @param line number in the document
 */
record Segment(String name, int line, Map<String, Printed> elements, String text) {

  private static final int SHOWN = 40;
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{1,2}|\\d\\d");

  static List<Segment> of(Document document) {
    List<Segment> segments = new ArrayList<>();
    for (Page page : document.pages()) {
      for (Line line : page.lines()) {
        segments.add(of(document, page, line));
      }
    }
    return segments;
  }

  private static Segment of(Document document, Page page, Line line) {
    String name = line.words().get(0).text();
    boolean named = NAME.matcher(name).matches();
    Map<String, Printed> elements = new HashMap<>();
    for (Word word : line.words().subList(1, line.words().size())) {
      named &= word.cell() != null;
      elements.put(word.cell(), Printed.of(document, page, line, word));
    }
    return new Segment(named ? name : "", line.number(), elements, line.text());
  }

  boolean is(String... names) {
    for (String each : names) {
      if (name.equals(each)) {
        return true;
      }
    }
    return false;
  }

  Optional<Printed> element(int number) {
    return Optional.ofNullable(elements.get(String.format(Locale.ROOT, "%s-%02d", name, number)));
  }

  /** The first component is also the whole of an element that has only one. */
  Optional<Printed> element(int number, int component) {
    String address = String.format(Locale.ROOT, "%s-%02d-%d", name, number, component);
    Printed found = elements.get(address);
    return found == null && component == 1 ? element(number) : Optional.ofNullable(found);
  }

  /** The text of an element, empty when it is left out. */
  String text(int number) {
    return element(number).map(Printed::text).orElse("");
  }

  String text(int number, int component) {
    return element(number, component).map(Printed::text).orElse("");
  }

  /** What an element says of what the segment closes. */
  ControlFigure control(int number) {
    return new ControlFigure(name, text(number), where());
  }

  /** The line is shown to the person who looks, as far as it is short. */
  Problem noSegment() {
    return new Problem(
        Problem.Code.UNREADABLE,
        "no segment: " + text.substring(0, Math.min(SHOWN, text.length())),
        where());
  }

  String where() {
    return (name.isEmpty() ? "" : name + " in ") + "line " + line;
  }
}
