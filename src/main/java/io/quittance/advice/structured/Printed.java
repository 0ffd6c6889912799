package io.quittance.advice.structured;

import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.Word;

/** The text of one element or leaf, with the place where it stands. */
record Printed(String text, Value evidence) {

  /** How sure a value is as long as no control total confirms it. */
  static final double UNCONFIRMED = 0.95;

  static Printed of(Document document, Page page, Line line, Word word) {
    return at(document, page, line, word.text(), word.from(), word.cell());
  }

  /**
   * @param from column of the text in its line
   * @param address of the element, or null where the place in the line says it all
   */
  static Printed at(
      Document document, Page page, Line line, String text, int from, String address) {
    return new Printed(
        text,
        new Value(
            text,
            UNCONFIRMED,
            false,
            document.part(),
            page.number(),
            null,
            null,
            address,
            line.number(),
            new Value.Columns(from, from + text.length())));
  }

  /** The place in words, for a problem: {@code RMR-04 in line 12}. */
  String where() {
    return (evidence.cell() == null ? "" : evidence.cell() + " in ") + "line " + evidence.line();
  }
}
