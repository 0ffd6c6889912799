package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Problem;
import io.quittance.advice.Problem.Code;
import io.quittance.advice.Reading;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.ReadMessage;
import io.quittance.model.Answer;
import io.quittance.model.PromptLibrary;
import io.quittance.model.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The questions that save a larger one: what is it, and what do the columns mean. */
class SmallQuestionsTest {
  private static final ReadMessage LETTER =
      Messages.of(Messages.text("1", "Our offer", "Payment amount EUR 5.00", "INV-1 5.00"));

  private static final String WHOLE =
      """
      {"verdict":"remittance","payments":[{"status":"unknown","complete":null,
       "header":[{"field":"payment_amount","line":"D1.L0002","text":"5.00","occurrence":1}],
       "tables":[],"lines":[{"kind":"invoice","values":[
         {"field":"invoice_number","line":"D1.L0003","text":"INV-1","occurrence":1},
         {"field":"net_amount","line":"D1.L0003","text":"5.00","occurrence":1}]}]}]}\
      """;

  private static Reading silent(Problem... problems) {
    return new Reading(
        Reading.Verdict.NOT_A_REMITTANCE,
        List.of(),
        List.of(problems),
        List.of("layout"),
        Reading.Usage.NONE);
  }

  @Test
  void a_kind_that_is_no_remittance_ends_the_asking_and_leaves_the_verdict() {
    Problem change = new Problem(Code.BANK_CHANGE, "new account", null);
    FakeModel model = kind("statement_of_account", "\"D1.L0001\"");
    Reading reading = ask(model, LETTER, silent(change)).now();
    assertThat(model.asked()).hasSize(1);
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.NOT_A_REMITTANCE);
    assertThat(reading.problems())
        .containsExactly(
            change,
            new Problem(
                Code.STATEMENT_LOOKALIKE,
                "a model takes it for: statement of account",
                "line D1.L0001"));
    assertThat(reading.readers()).containsExactly("layout", "model:fake/m@message-kind/v1");
  }

  @Test
  void a_change_of_bank_details_is_shown_to_people() {
    Reading reading = ask(kind("bank_details_change", "\"D1.L0002\""), LETTER, silent()).now();
    assertThat(codes(reading)).containsExactly(Code.BANK_CHANGE);
  }

  @Test
  void a_remittance_and_what_is_not_known_are_read_whole() {
    for (String said : List.of("remittance", "unknown")) {
      FakeModel model = kind(said, "\"D1.L0001\"");
      Reading reading = ask(model, LETTER, silent()).now();
      assertThat(reading.advices().get(0).lines()).hasSize(1);
      assertThat(reading.usage().calls()).isEqualTo(2);
      assertThat(reading.readers())
          .containsExactly("layout", "model:fake/m@message-kind/v1", "model:fake/m@read-advice/v1");
    }
  }

  @Test
  void a_kind_that_no_shown_line_bears_out_is_not_believed() {
    for (String line : List.of("null", "\"D1.L0099\"", "\"ignore\"")) {
      FakeModel model = kind("advertisement", line);
      assertThat(ask(model, LETTER, silent()).now().advices()).hasSize(1);
    }
  }

  @Test
  void nonsense_about_the_kind_costs_a_question_and_nothing_else() {
    FakeModel model = FakeModel.saying(q -> isKind(q) ? "a letter" : WHOLE);
    assertThat(ask(model, LETTER, silent()).now().advices()).hasSize(1);
    FakeModel none =
        FakeModel.answering(
            q -> new Answer.Unavailable("status 503", Optional.of(Duration.ofSeconds(9))));
    assertThat(ask(none, LETTER, silent())).isInstanceOf(Asked.NotNow.class);
    assertThat(none.asked()).hasSize(1);
  }

  @Test
  void where_the_payment_is_known_only_the_columns_are_asked() {
    FakeModel model =
        FakeModel.saying(
            q ->
                """
                {"tables":[{"headingLine":"D2.L0001","firstLine":"D2.L0002",
                  "lastLine":"D2.L0061","totalLine":null,"skippedLines":[],
                  "columns":[{"role":"invoice_number","index":0,"heading":"Zboq"},
                             {"role":"net_amount","index":2,"heading":"Plith"}]}]}\
                """);
    ReadMessage message = unknownColumns();
    Reading first = withoutLines(new LayoutAdviceReader().read(message));
    Reading reading = ask(model, message, first).now();
    Question asked = model.asked().get(0);
    assertThat(asked.schemaName()).isEqualTo("map-table");
    assertThat(asked.user()).doesNotContain("D1.L0001|").contains("D2.L0002| ");
    assertThat(asked.system().length() + asked.schema().length()).isLessThan(4_000);
    assertThat(reading.advices().get(0).lines().size()).isEqualTo(60);
    assertThat(reading.advices().get(0).paymentAmount()).isEqualByComparingTo("1860.00");
    assertThat(reading.advices().get(0).reader()).isEqualTo("model:fake/m@map-table/v1");
    assertThat(reading.problems())
        .filteredOn(problem -> problem.code() != Code.HIDDEN_CONTENT)
        .isEmpty();
  }

  @Test
  void where_nothing_can_be_made_of_the_columns_the_whole_is_asked() {
    ReadMessage message = unknownColumns();
    Reading first = withoutLines(new LayoutAdviceReader().read(message));
    FakeModel model = FakeModel.saying(q -> "I see a table");
    Reading reading = ask(model, message, first).now();
    assertThat(model.asked())
        .extracting(Question::schemaName)
        .containsExactly("map-table", "read-advice");
    assertThat(codes(reading)).contains(Code.MODEL_NONSENSE);
    FakeModel down =
        FakeModel.answering(
            q -> new Answer.Failed(Answer.Cause.BUDGET, "not asked: the day's tokens are used"));
    assertThat(codes(ask(down, message, first).now())).contains(Code.MODEL_BUDGET);
    assertThat(down.asked()).hasSize(1);
  }

  private static ReadMessage unknownColumns() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"Zboq", "Quorn", "Plith"});
    for (int i = 1; i <= 60; i++) {
      rows.add(
          new String[] {
            "RE-" + (700 + i), "KA-" + (900 + i), String.format(Locale.ROOT, "%.2f", i + 0.5)
          });
    }
    return Messages.of(
        Messages.text("1", "Payment amount: EUR 1,860.00"),
        Messages.sheet("2", rows.toArray(String[][]::new)));
  }

  /** As where the built-in reader cannot tell the columns apart. */
  private static Reading withoutLines(Reading reading) {
    return new Reading(
        reading.verdict(),
        List.of(reading.advices().get(0).copy().lines(List.of()).build()),
        List.of(new Problem(Code.NO_LINES, "no lines", null)),
        reading.readers(),
        reading.usage());
  }

  private static boolean isKind(Question question) {
    return question.schemaName().equals("message-kind");
  }

  private static FakeModel kind(String kind, String line) {
    return FakeModel.saying(
        q -> isKind(q) ? "{\"kind\":\"%s\",\"line\":%s}".formatted(kind, line) : WHOLE);
  }

  private static List<Code> codes(Reading reading) {
    return reading.problems().stream().map(Problem::code).toList();
  }

  private static Asked ask(FakeModel model, ReadMessage message, Reading first) {
    PromptLibrary library = new PromptLibrary();
    return new SecondReader(
            ModelAdviceReaderTest.pointed(),
            new SourceVerifier(),
            NumberedSourceTest.secret("small"),
            FurtherPrompts.of(library),
            AskingLimits.USUAL,
            exchange -> {})
        .ask(
            message,
            first,
            new Choice(model, library.prompt("read-advice/v1"), Asking.IN_DOUBT, Privacy.TEXT));
  }
}
