package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Problem;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointedReaderTest {
  private final PointedReader reader = new PointedReader();

  private static Pointing pointing(Map<Field, Pointing.Spot> header, Pointing.Entry... lines) {
    return new Pointing("1", header, List.of(), List.of(lines), Advice.Status.UNKNOWN, null);
  }

  private static Pointing.Spot spot(String text) {
    return new Pointing.Spot(1, text, 1);
  }

  private PointingReading.Outcome read(String line, Map<Field, Pointing.Spot> values) {
    ReadMessage source = Sources.message("x", Sources.text("1", line));
    return reader.read(pointing(Map.of(), new Pointing.Entry(null, values)), source, "test");
  }

  @Test
  void a_spot_that_the_line_does_not_show_is_no_value() {
    PointingReading.Outcome outcome =
        read(
            "Invoice 4711 EUR 1,250.00",
            Map.of(Field.INVOICE_NUMBER, spot("4711"), Field.NET_AMOUNT, spot("1,350.00")));
    assertThat(outcome.advice().lines().get(0).netAmount()).isNull();
    assertThat(outcome.problems()).extracting(Problem::code).contains(Problem.Code.NOT_IN_SOURCE);
  }

  @Test
  void a_piece_of_a_figure_is_no_value() {
    PointingReading.Outcome outcome =
        read(
            "Invoice 4711 EUR 1,250.00",
            Map.of(Field.INVOICE_NUMBER, spot("4711"), Field.NET_AMOUNT, spot("250.00")));
    assertThat(outcome.advice().lines().get(0).netAmount()).isNull();
  }

  @Test
  void a_piece_of_a_number_is_no_value() {
    PointingReading.Outcome outcome =
        read(
            "Invoice 47112 EUR 1,250.00",
            Map.of(Field.INVOICE_NUMBER, spot("4711"), Field.NET_AMOUNT, spot("1,250.00")));
    assertThat(outcome.advice().lines().get(0).invoiceNumber()).isNull();
  }

  @Test
  void a_sign_left_out_of_the_spot_is_read_all_the_same() {
    PointingReading.Outcome outcome =
        read(
            "Credit CN-88 total: (500.00) EUR",
            Map.of(Field.INVOICE_NUMBER, spot("CN-88"), Field.NET_AMOUNT, spot("500.00")));
    assertThat(outcome.advice().lines().get(0).netAmount()).isEqualByComparingTo("-500.00");
  }

  @Test
  void a_part_that_is_not_there_gives_nothing() {
    ReadMessage source = Sources.message("x", Sources.text("7", "Invoice 4711"));
    PointingReading.Outcome outcome = reader.read(pointing(Map.of()), source, "test");
    assertThat(outcome.advice().lines()).isEmpty();
    assertThat(outcome.problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.NOT_IN_SOURCE);
  }

  @Test
  void a_typed_cell_is_read_before_its_display_and_a_false_display_is_told() {
    Line line =
        new Line(
            1,
            List.of(
                new Word("A-1001", null, "A1", 0, 6, 0, 1, null),
                new Word("1,235", null, "B1", 7, 12, 1, 1, number("1234.56")),
                new Word("1,250", null, "C1", 13, 18, 2, 1, number("12500"))),
            0);
    Document sheet = Sources.document("1", Document.Kind.SPREADSHEET, List.of(line));
    Pointing pointing =
        pointing(
            Map.of(),
            new Pointing.Entry(
                null,
                Map.of(
                    Field.INVOICE_NUMBER, spot("A-1001"),
                    Field.NET_AMOUNT, spot("1,235"),
                    Field.GROSS_AMOUNT, spot("1,250"))));
    PointingReading.Outcome outcome = reader.read(pointing, Sources.message("x", sheet), "test");
    assertThat(outcome.advice().lines().get(0).netAmount()).isEqualByComparingTo("1234.56");
    assertThat(outcome.advice().lines().get(0).grossAmount()).isEqualByComparingTo("12500");
    assertThat(outcome.problems()).extracting(Problem::code).contains(Problem.Code.CELL_DIFFERS);
  }

  private static Word.Typed number(String value) {
    return new Word.Typed(Word.Typed.Kind.NUMBER, value);
  }
}
