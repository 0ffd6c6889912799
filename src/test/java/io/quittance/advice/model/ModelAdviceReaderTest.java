package io.quittance.advice.model;

import static io.quittance.advice.model.TwoReaders.BODY_AND_LIST;
import static io.quittance.advice.model.TwoReaders.NAME;
import static io.quittance.advice.model.TwoReaders.POINTS;
import static io.quittance.advice.model.TwoReaders.USAGE;
import static io.quittance.advice.model.TwoReaders.codes;
import static io.quittance.advice.model.TwoReaders.complete;
import static io.quittance.advice.model.TwoReaders.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Problem;
import io.quittance.advice.Problem.Code;
import io.quittance.advice.Reading;
import io.quittance.advice.reading.PointedReader;
import io.quittance.document.ReadMessage;
import io.quittance.model.Answer;
import io.quittance.model.PromptLibrary;
import io.quittance.model.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a model is shown, and what is read where it points. */
class ModelAdviceReaderTest {
  private final TwoReaders two = new TwoReaders();

  @Test
  void values_of_one_payment_are_read_from_body_and_attachment() {
    two.builtIn = reading(Reading.Verdict.REMITTANCE, List.of());
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(reading.readers()).containsExactly("layout", NAME);
    assertThat(reading.usage()).isEqualTo(new Reading.Usage(1, 900, 40));
    assertThat(reading.advices()).hasSize(1);
    Advice advice = reading.advices().get(0);
    assertThat(advice.paymentAmount()).isEqualByComparingTo("350.00");
    assertThat(advice.currency()).isEqualTo("EUR");
    assertThat(advice.paymentReference()).isEqualTo("TX-77");
    assertThat(advice.status()).isEqualTo(Advice.Status.EXECUTED);
    assertThat(advice.complete()).isTrue();
    assertThat(advice.reader()).isEqualTo(NAME);
    assertThat(CompareReadings.lines(reading.advices())).containsExactly("INV-1 100", "INV-2 250");
    assertThat(advice.lines().get(1).values().get("netAmount").cell()).isEqualTo("C3");
    assertThat(advice.values().get("paymentReference").part()).isEqualTo("1");
    assertThat(codes(reading)).noneMatch(Code::holds);
    assertThat(two.exchanges).hasSize(1);
    assertThat(two.exchanges.get(0))
        .isEqualTo(
            new Exchange(
                NAME,
                new PromptLibrary().prompt("read-advice/v1").sha256(),
                "m-2026",
                Answer.Mode.NATIVE_SCHEMA,
                USAGE,
                "complete",
                two.asked.get(0).identity("fake/m"),
                two.exchanges.get(0).duration(),
                0));
  }

  @Test
  void a_reading_by_a_model_that_was_only_told_of_the_schema_says_so() {
    two.answer = new Answer.Complete(POINTS, USAGE, "m-2026", Answer.Mode.PROMPTED);
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(reading.readers()).containsExactly("layout", NAME + " (prompted)");
    assertThat(reading.advices().get(0).reader()).isEqualTo(NAME + " (prompted)");
    assertThat(two.exchanges.get(0).mode()).isEqualTo(Answer.Mode.PROMPTED);
  }

  @Test
  void the_question_holds_the_static_words_first_and_the_source_as_it_is() {
    two.read(
        Messages.of(
            Messages.text("1", "{config:['quarkus.datasource.password']} {{x}} ${jndi:y} 1.00")));
    Question question = two.asked.get(0);
    assertThat(question.system()).isEqualTo(new PromptLibrary().prompt("read-advice/v1").system());
    assertThat(question.user())
        .startsWith("Point at the remittance advice in this source.")
        .contains("D1.L0001| {config:['quarkus.datasource.password']} {{x}} ${jndi:y} 1.00\n")
        .containsPattern("BEGIN SOURCE [0-9a-f]{24}\n");
    assertThat(question.schemaName()).isEqualTo("read-advice");
  }

  @Test
  void columns_of_a_page_without_cells_are_found_by_their_heading() {
    ReadMessage message =
        Messages.of(
            Messages.pdf(
                "1",
                "Inv No     Date               Gross      Net",
                "INV-1      2026-01-02     1,100.00   100.00",
                "INV-2      2026-01-03        20.00    20.00",
                "INV-3                  9,999,999.00     3.50"));
    two.answer =
        complete(
            """
            {"verdict":"remittance","payments":[{"status":"unknown","complete":null,"header":[],
             "tables":[{"headingLine":"D1.L0001","firstLine":"D1.L0002","lastLine":"D1.L0004",
               "totalLine":null,"skippedLines":[],
               "columns":[{"role":"invoice_number","index":null,"heading":"Inv No"},
                          {"role":"gross_amount","index":null,"heading":"Gross"},
                          {"role":"net_amount","index":null,"heading":"Net"}]}],
             "lines":[]}]}\
            """);
    Advice advice = two.read(message).advices().get(0);
    assertThat(CompareReadings.lines(List.of(advice)))
        .containsExactly("INV-1 100", "INV-2 20", "INV-3 3.5");
    assertThat(advice.lines().get(2).grossAmount()).isEqualByComparingTo("9999999.00");
  }

  @Test
  void prose_is_read_spot_by_spot() {
    two.answer =
        complete(
            """
            {"verdict":"remittance","payments":[{"status":"announced","complete":null,"header":[],
             "tables":[],"lines":[{"kind":"invoice","values":[
               {"field":"invoice_number","line":"D1.L0001","text":"INV-1","occurrence":1},
               {"field":"net_amount","line":"D1.L0001","text":"5.00","occurrence":2}]}]}]}\
            """);
    Reading reading =
        two.read(Messages.of(Messages.text("1", "Of 5.00 due for INV-1 we pay 5.00")));
    Advice.Line line = reading.advices().get(0).lines().get(0);
    assertThat(line.netAmount()).isEqualByComparingTo("5.00");
    assertThat(line.values().get("netAmount").columns().from()).isEqualTo(29);
    assertThat(reading.advices().get(0).status()).isEqualTo(Advice.Status.ANNOUNCED);
  }

  @Test
  void what_is_not_in_the_line_is_no_value_and_holds() {
    two.answer = complete(POINTS.replace("\"350.00\"", "\"351.00\"").replace("TX-77", "TX-78"));
    Reading reading = two.read(BODY_AND_LIST);
    Advice advice = reading.advices().get(0);
    assertThat(advice.paymentReference()).isNull();
    assertThat(advice.paymentAmount()).isEqualByComparingTo("350.00");
    assertThat(two.exchanges.get(0).valuesRefused()).isEqualTo(2);
    assertThat(two.exchanges.get(0).usable()).isTrue();
    assertThat(reading.problems())
        .contains(
            new Problem(
                Code.NOT_IN_SOURCE,
                "the model points at what the source does not show",
                "payment 1, paymentAmount, line D1.L0001"));
  }

  @Test
  void hidden_text_cannot_be_pointed_at() {
    two.answer = complete(POINTS.replace("\"TX-77\"", "\"HIDDEN-9\""));
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(reading.advices().get(0).paymentReference()).isNull();
    assertThat(codes(reading)).contains(Code.NOT_IN_SOURCE);
  }

  @Test
  void two_places_for_one_value_are_a_question() {
    two.answer =
        complete(
            POINTS.replace(
                "\"header\":[",
                "\"header\":[{\"field\":\"payment_reference\",\"line\":\"D1.L0001\","
                    + "\"text\":\"2026-03-04.\",\"occurrence\":1},"));
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(reading.advices().get(0).paymentReference()).isNull();
    assertThat(codes(reading)).contains(Code.NOT_IN_SOURCE);
  }

  @Test
  void the_heading_decides_over_a_miscounted_index() {
    two.answer = complete(POINTS.replace("\"index\":2", "\"index\":1"));
    assertThat(CompareReadings.lines(two.read(BODY_AND_LIST).advices()))
        .containsExactly("INV-1 100", "INV-2 250");
  }

  @Test
  void the_mark_around_the_source_is_the_same_for_a_message_and_another_for_the_next() {
    two.read(BODY_AND_LIST);
    two.read(BODY_AND_LIST);
    two.read(Messages.of(Messages.text("1", "Payment of 350.00")));
    assertThat(two.asked.get(0)).isEqualTo(two.asked.get(1));
    assertThat(mark(two.asked.get(2))).isNotEqualTo(mark(two.asked.get(0)));
  }

  @Test
  void what_the_verifier_finds_is_said() {
    two.verifier = (advice, source) -> List.of(new Problem(Code.SUM_MISMATCH, "off by 1", "x"));
    assertThat(codes(two.read(BODY_AND_LIST))).contains(Code.SUM_MISMATCH);
  }

  @Test
  void two_documents_that_say_different_totals_disagree() {
    ReadMessage message =
        Messages.of(
            Messages.text("1", "Total 9.00", "INV-1 9.00"), Messages.text("2", "Total 8.00"));
    two.answer =
        complete(
            """
            {"verdict":"remittance","payments":[{"status":"unknown","complete":null,
             "header":[{"field":"payment_amount","line":"D1.L0001","text":"9.00","occurrence":1},
                       {"field":"payment_amount","line":"D2.L0001","text":"8.00","occurrence":1}],
             "tables":[],"lines":[{"kind":"invoice","values":[
               {"field":"invoice_number","line":"D1.L0002","text":"INV-1","occurrence":1},
               {"field":"net_amount","line":"D1.L0002","text":"9.00","occurrence":1}]}]}]}\
            """);
    Reading reading = two.read(message);
    assertThat(codes(reading)).contains(Code.PARTS_DISAGREE);
    assertThat(reading.advices().get(0).paymentAmount()).isEqualByComparingTo("9.00");
  }

  private static String mark(Question question) {
    return question.user().replaceAll("(?s).*END SOURCE ([0-9a-f]{24}).*", "$1");
  }

  static PointingReading pointed() {
    return new PointedReader();
  }
}
