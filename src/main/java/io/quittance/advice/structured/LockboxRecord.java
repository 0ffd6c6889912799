package io.quittance.advice.structured;

import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import java.util.Locale;
import java.util.Optional;

/** One record of fixed width. */
record LockboxRecord(Document document, Page page, Line line, String text) {

  static LockboxRecord of(Document document, Page page, Line line) {
    return new LockboxRecord(document, page, line, AddendaText.text(line));
  }

  char type() {
    return text.isEmpty() ? ' ' : text.charAt(0);
  }

  /** What stands in the columns, without blanks around it; empty when nothing does. */
  Optional<Printed> field(int from, int to) {
    int end = Math.min(to, text.length());
    int start = Math.min(from, end);
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    String address = String.format(Locale.ROOT, "%c:%d-%d", type(), from + 1, to);
    return start == end
        ? Optional.empty()
        : Optional.of(Printed.at(document, page, line, text.substring(start, end), start, address));
  }

  /** Like {@link #field} without leading zeros: numbers are padded with them. */
  Optional<Printed> unpadded(int from, int to) {
    return field(from, to)
        .map(
            field -> {
              int zeros = 0;
              while (zeros < field.text().length() - 1 && field.text().charAt(zeros) == '0') {
                zeros++;
              }
              return Printed.at(
                  document,
                  page,
                  line,
                  field.text().substring(zeros),
                  field.evidence().columns().from() + zeros,
                  field.evidence().cell());
            });
  }

  /** What the columns say of what the record closes. */
  ControlFigure control(int from, int to) {
    return new ControlFigure(
        "record " + type(), field(from, to).map(Printed::text).orElse("nothing"), where());
  }

  String where() {
    return "record " + type() + " in line " + line.number();
  }
}
