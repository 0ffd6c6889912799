package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Problem.Code;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.advice.reading.PointedReader;
import io.quittance.document.ReadMessage;
import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.PromptLibrary;
import io.quittance.model.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelAdviceReaderTest {
  private static final Answer.Usage USAGE = new Answer.Usage(900, 40);
  private static final String NAME = "model:fake/m@read-advice/v1";

  private static final ReadMessage BODY_AND_LIST =
      Messages.of(
          Messages.text("1", "We transferred EUR 350.00 on 2026-03-04.", "Reference TX-77"),
          Messages.sheet(
              "2",
              new String[] {"Invoice", "Date", "Net"},
              new String[] {"INV-1", "2026-01-02", "100.00"},
              new String[] {"INV-2", "", "250.00"},
              new String[] {"Total", "", "350.00"}));

  private static final String POINTS =
      """
      {"verdict":"remittance","payments":[{"status":"executed","complete":true,
       "header":[{"field":"payment_amount","line":"D1.L0001","text":"350.00","occurrence":1},
                 {"field":"currency","line":"D1.L0001","text":"EUR","occurrence":1},
                 {"field":"payment_reference","line":"D1.L0002","text":"TX-77","occurrence":1}],
       "tables":[{"headingLine":"D2.L0001","firstLine":"D2.L0002","lastLine":"D2.L0003",
         "totalLine":"D2.L0004","skippedLines":[],
         "columns":[{"role":"invoice_number","index":0,"heading":"Invoice"},
                    {"role":"net_amount","index":2,"heading":"Net"}]}],
       "lines":[]}]}\
      """;

  private final List<Question> asked = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private Answer answer = complete(POINTS);
  private Asking asking = Asking.ALWAYS;
  private Privacy privacy = Privacy.TEXT;
  private Reading builtIn = reading(Reading.Verdict.NOT_A_REMITTANCE, List.of());
  private Verifier verifier = (advice, source) -> List.of();

  @Test
  void values_of_one_payment_are_read_from_body_and_attachment() {
    builtIn = reading(Reading.Verdict.REMITTANCE, List.of());
    Reading reading = read(BODY_AND_LIST);
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
    assertThat(exchanges).hasSize(1);
    assertThat(exchanges.get(0))
        .isEqualTo(
            new Exchange(
                NAME,
                new PromptLibrary().prompt("read-advice/v1").sha256(),
                "m-2026",
                Answer.Mode.NATIVE_SCHEMA,
                USAGE,
                "complete",
                asked.get(0).identity("fake/m"),
                exchanges.get(0).duration(),
                0));
  }

  @Test
  void a_reading_by_a_model_that_was_only_told_of_the_schema_says_so() {
    answer = new Answer.Complete(POINTS, USAGE, "m-2026", Answer.Mode.PROMPTED);
    Reading reading = read(BODY_AND_LIST);
    assertThat(reading.readers()).containsExactly("layout", NAME + " (prompted)");
    assertThat(reading.advices().get(0).reader()).isEqualTo(NAME + " (prompted)");
    assertThat(exchanges.get(0).mode()).isEqualTo(Answer.Mode.PROMPTED);
  }

  @Test
  void the_question_holds_the_static_words_first_and_the_source_as_it_is() {
    read(
        Messages.of(
            Messages.text("1", "{config:['quarkus.datasource.password']} {{x}} ${jndi:y} 1.00")));
    Question question = asked.get(0);
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
    answer =
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
    Advice advice = read(message).advices().get(0);
    assertThat(CompareReadings.lines(List.of(advice)))
        .containsExactly("INV-1 100", "INV-2 20", "INV-3 3.5");
    assertThat(advice.lines().get(2).grossAmount()).isEqualByComparingTo("9999999.00");
  }

  @Test
  void prose_is_read_spot_by_spot() {
    answer =
        complete(
            """
            {"verdict":"remittance","payments":[{"status":"announced","complete":null,"header":[],
             "tables":[],"lines":[{"kind":"invoice","values":[
               {"field":"invoice_number","line":"D1.L0001","text":"INV-1","occurrence":1},
               {"field":"net_amount","line":"D1.L0001","text":"5.00","occurrence":2}]}]}]}\
            """);
    Reading reading = read(Messages.of(Messages.text("1", "Of 5.00 due for INV-1 we pay 5.00")));
    Advice.Line line = reading.advices().get(0).lines().get(0);
    assertThat(line.netAmount()).isEqualByComparingTo("5.00");
    assertThat(line.values().get("netAmount").columns().from()).isEqualTo(29);
    assertThat(reading.advices().get(0).status()).isEqualTo(Advice.Status.ANNOUNCED);
  }

  @Test
  void what_is_not_in_the_line_is_no_value_and_holds() {
    answer = complete(POINTS.replace("\"350.00\"", "\"351.00\"").replace("TX-77", "TX-78"));
    Reading reading = read(BODY_AND_LIST);
    Advice advice = reading.advices().get(0);
    assertThat(advice.paymentReference()).isNull();
    assertThat(advice.paymentAmount()).isEqualByComparingTo("350.00");
    assertThat(exchanges.get(0).valuesRefused()).isEqualTo(2);
    assertThat(exchanges.get(0).usable()).isTrue();
    assertThat(reading.problems())
        .contains(
            new Problem(
                Code.NOT_IN_SOURCE,
                "the model points at what the source does not show",
                "payment 1, paymentAmount, line D1.L0001"));
  }

  @Test
  void hidden_text_cannot_be_pointed_at() {
    answer = complete(POINTS.replace("\"TX-77\"", "\"HIDDEN-9\""));
    Reading reading = read(BODY_AND_LIST);
    assertThat(reading.advices().get(0).paymentReference()).isNull();
    assertThat(codes(reading)).contains(Code.NOT_IN_SOURCE);
  }

  @Test
  void two_places_for_one_value_are_a_question() {
    answer =
        complete(
            POINTS.replace(
                "\"header\":[",
                "\"header\":[{\"field\":\"payment_reference\",\"line\":\"D1.L0001\","
                    + "\"text\":\"2026-03-04.\",\"occurrence\":1},"));
    Reading reading = read(BODY_AND_LIST);
    assertThat(reading.advices().get(0).paymentReference()).isNull();
    assertThat(codes(reading)).contains(Code.NOT_IN_SOURCE);
  }

  @Test
  void the_heading_decides_over_a_miscounted_index() {
    answer = complete(POINTS.replace("\"index\":2", "\"index\":1"));
    assertThat(CompareReadings.lines(read(BODY_AND_LIST).advices()))
        .containsExactly("INV-1 100", "INV-2 250");
  }

  @Test
  void what_standards_say_entirely_is_not_asked_about() {
    Advice standard = adviceOf("x12-820", "10.00", "A-1", "10.00");
    builtIn = reading(Reading.Verdict.REMITTANCE, List.of(standard));
    Reading reading = read(BODY_AND_LIST);
    assertThat(reading).isEqualTo(builtIn);
    assertThat(asked).isEmpty();
    assertThat(exchanges).isEmpty();
  }

  @Test
  void a_layout_beside_a_standard_is_asked_about() {
    builtIn =
        reading(
            Reading.Verdict.REMITTANCE,
            List.of(adviceOf("ubl", "10.00", "A-1", "10.00"), advice("20.00", "A-2", "20.00")));
    read(BODY_AND_LIST);
    assertThat(asked).hasSize(1);
  }

  @Test
  void without_an_answer_the_built_in_reading_stands_and_says_why() {
    builtIn = reading(Reading.Verdict.REMITTANCE, List.of(advice("10.00", "A-1", "10.00")));
    Map<Answer, Code> endings =
        Map.of(
            new Answer.Truncated("length", USAGE),
            Code.MODEL_TRUNCATED,
            new Answer.Refused("no", USAGE),
            Code.MODEL_REFUSED,
            new Answer.Unavailable("status 503", Optional.empty()),
            Code.MODEL_UNAVAILABLE,
            new Answer.Failed(Answer.Cause.CONFIGURATION, "status 401"),
            Code.MODEL_UNAVAILABLE,
            new Answer.Failed(Answer.Cause.PROTOCOL, "empty"),
            Code.MODEL_NONSENSE,
            complete("I cannot do that"),
            Code.MODEL_NONSENSE,
            complete("{\"verdict\":\"remittance\",\"payments\":[]}"),
            Code.MODEL_NONSENSE,
            complete(POINTS.replace("\"remittance\"", "\"not_a_remittance\"")),
            Code.MODEL_NONSENSE);
    endings.forEach(
        (ending, code) -> {
          answer = ending;
          Reading reading = read(BODY_AND_LIST);
          assertThat(reading.advices()).as(ending.toString()).isEqualTo(builtIn.advices());
          assertThat(codes(reading)).as(ending.toString()).containsExactly(code);
          assertThat(reading.readers()).containsExactly("layout", NAME);
          assertThat(reading.usage().calls()).isEqualTo(1);
        });
  }

  @Test
  void a_sound_reading_stays_where_the_model_reads_something_else_and_is_held() {
    builtIn =
        reading(
            Reading.Verdict.REMITTANCE,
            List.of(advice("350.00", "INV-1", "100.00", "INV-2", "205.00")));
    Reading reading = read(BODY_AND_LIST);
    assertThat(reading.problems())
        .containsExactly(
            new Problem(
                Code.READERS_DISAGREE, "the model and the built-in reader differ", "lines"));
    assertThat(reading.advices()).isEqualTo(builtIn.advices());
  }

  @Test
  void a_doubtful_reading_gives_way_and_the_difference_holds() {
    builtIn = doubtful(advice("350.00", "INV-1", "100.00", "INV-2", "205.00"), Code.SUM_MISMATCH);
    Reading reading = read(BODY_AND_LIST);
    assertThat(codes(reading)).containsExactly(Code.READERS_DISAGREE);
    assertThat(reading.advices().get(0).reader()).isEqualTo(NAME);
  }

  @Test
  void readers_that_agree_are_not_praised() {
    builtIn = doubtful(advice("350.00", "INV-2", "250.00", "INV-1", "100.0"), Code.NO_TOTAL);
    Reading agreed = read(BODY_AND_LIST);
    builtIn = reading(Reading.Verdict.REMITTANCE, List.of());
    Reading alone = read(BODY_AND_LIST);
    assertThat(agreed).isEqualTo(alone);
  }

  @Test
  void only_doubt_and_silence_are_asked_about() {
    asking = Asking.IN_DOUBT;
    builtIn = reading(Reading.Verdict.REMITTANCE, List.of(advice("10.00", "A-1", "10.00")));
    assertThat(read(BODY_AND_LIST)).isEqualTo(builtIn);
    builtIn =
        new Reading(
            Reading.Verdict.NOT_A_REMITTANCE,
            List.of(),
            List.of(new Problem(Code.STATEMENT_LOOKALIKE, "balances", null)),
            List.of("layout"),
            Reading.Usage.NONE);
    assertThat(read(BODY_AND_LIST)).isEqualTo(builtIn);
    assertThat(asked).isEmpty();
    builtIn = reading(Reading.Verdict.NOT_A_REMITTANCE, List.of());
    read(BODY_AND_LIST);
    builtIn = doubtful(advice("10.00", "A-1", "10.00"), Code.LINE_MISMATCH);
    read(BODY_AND_LIST);
    builtIn = reading(Reading.Verdict.REMITTANCE, List.of(advice("10.00", null, "10.00")));
    read(BODY_AND_LIST);
    assertThat(asked).hasSize(3);
  }

  @Test
  void the_mark_around_the_source_is_the_same_for_a_message_and_another_for_the_next() {
    read(BODY_AND_LIST);
    read(BODY_AND_LIST);
    read(Messages.of(Messages.text("1", "Payment of 350.00")));
    assertThat(asked.get(0)).isEqualTo(asked.get(1));
    assertThat(mark(asked.get(2))).isNotEqualTo(mark(asked.get(0)));
  }

  private static String mark(Question question) {
    return question.user().replaceAll("(?s).*END SOURCE ([0-9a-f]{24}).*", "$1");
  }

  @Test
  void a_model_that_sees_no_remittance_where_the_built_in_reader_does_holds_it() {
    builtIn = reading(Reading.Verdict.REMITTANCE, List.of(advice("10.00", "A-1", "10.00")));
    answer = complete("{\"verdict\":\"not_a_remittance\",\"payments\":[]}");
    Reading reading = read(BODY_AND_LIST);
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(codes(reading)).containsExactly(Code.READERS_DISAGREE);
  }

  @Test
  void a_model_that_sees_a_remittance_where_the_built_in_reader_does_not_is_shown_and_held() {
    builtIn = reading(Reading.Verdict.NOT_A_REMITTANCE, List.of());
    Reading reading = read(BODY_AND_LIST);
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(reading.advices()).hasSize(1);
    assertThat(reading.problems())
        .containsExactly(
            new Problem(
                Code.READERS_DISAGREE,
                "the model takes it for a remittance, the built-in reader for none",
                "verdict"));
  }

  @Test
  void warnings_of_the_built_in_reader_about_the_message_are_kept() {
    builtIn =
        new Reading(
            Reading.Verdict.NOT_A_REMITTANCE,
            List.of(),
            List.of(
                new Problem(Code.BANK_CHANGE, "new account", null),
                new Problem(Code.NO_LINES, "no lines", null)),
            List.of("layout"),
            Reading.Usage.NONE);
    assertThat(codes(read(BODY_AND_LIST))).contains(Code.BANK_CHANGE).doesNotContain(Code.NO_LINES);
  }

  @Test
  void what_the_verifier_finds_is_said() {
    verifier = (advice, source) -> List.of(new Problem(Code.SUM_MISMATCH, "off by 1", "x"));
    assertThat(codes(read(BODY_AND_LIST))).contains(Code.SUM_MISMATCH);
  }

  @Test
  void a_bounce_and_an_automatic_mail_without_amounts_are_not_sent_to_the_model() {
    read(withEnvelope(Messages.of(Messages.text("1", "bounced 5.00")), false, true));
    read(withEnvelope(Messages.of(Messages.text("1", "I am away")), true, false));
    assertThat(asked).isEmpty();
    read(withEnvelope(Messages.of(Messages.text("1", "ERP notice 5.00")), true, false));
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_source_beyond_the_limit_is_not_sent_and_not_cut() {
    String[] prose = new String[3_000];
    java.util.Arrays.fill(prose, "a long story about nothing in particular at all");
    prose[0] = "it cost 1.00";
    Reading reading = read(Messages.of(Messages.text("1", prose)));
    assertThat(asked).isEmpty();
    assertThat(codes(reading)).containsExactly(Code.MODEL_UNAVAILABLE);
  }

  @Test
  void two_documents_that_say_different_totals_disagree() {
    ReadMessage message =
        Messages.of(
            Messages.text("1", "Total 9.00", "INV-1 9.00"), Messages.text("2", "Total 8.00"));
    answer =
        complete(
            """
            {"verdict":"remittance","payments":[{"status":"unknown","complete":null,
             "header":[{"field":"payment_amount","line":"D1.L0001","text":"9.00","occurrence":1},
                       {"field":"payment_amount","line":"D2.L0001","text":"8.00","occurrence":1}],
             "tables":[],"lines":[{"kind":"invoice","values":[
               {"field":"invoice_number","line":"D1.L0002","text":"INV-1","occurrence":1},
               {"field":"net_amount","line":"D1.L0002","text":"9.00","occurrence":1}]}]}]}\
            """);
    Reading reading = read(message);
    assertThat(codes(reading)).contains(Code.PARTS_DISAGREE);
    assertThat(reading.advices().get(0).paymentAmount()).isEqualByComparingTo("9.00");
  }

  private Reading read(ReadMessage message) {
    return new ModelAdviceReader(
            ignored -> builtIn,
            new SecondReader(
                pointed(),
                (advice, source) -> verifier.check(advice, source),
                NumberedSourceTest.secret("test"),
                FurtherPrompts.rowsOnly(new PromptLibrary()),
                AskingLimits.USUAL,
                exchanges::add),
            new Choice(new Fake(), new PromptLibrary().prompt("read-advice/v1"), asking, privacy))
        .read(message);
  }

  static PointingReading pointed() {
    PointedReader reader = new PointedReader();
    return (pointing, source, name) -> {
      PointedReader.Outcome outcome = reader.read(pointing, source, name);
      return new PointingReading.Outcome(outcome.advice(), outcome.problems());
    };
  }

  private static ReadMessage withEnvelope(ReadMessage message, boolean automatic, boolean report) {
    return new ReadMessage(
        Messages.envelope(automatic, report), message.parts(), message.documents());
  }

  private static Answer complete(String text) {
    return new Answer.Complete(text, USAGE, "m-2026", Answer.Mode.NATIVE_SCHEMA);
  }

  private static List<Code> codes(Reading reading) {
    return reading.problems().stream().map(Problem::code).toList();
  }

  private static Reading doubtful(Advice advice, Code code) {
    return new Reading(
        Reading.Verdict.REMITTANCE,
        List.of(advice),
        List.of(new Problem(code, "in doubt", null)),
        List.of("layout"),
        Reading.Usage.NONE);
  }

  private static Reading reading(Reading.Verdict verdict, List<Advice> advices) {
    return new Reading(verdict, advices, List.of(), List.of("layout"), Reading.Usage.NONE);
  }

  /**
   * @param lines number and net in turn
   */
  private static Advice advice(String amount, String... lines) {
    return adviceOf("layout", amount, lines);
  }

  private static Advice adviceOf(String reader, String amount, String... lines) {
    List<Advice.Line> all = new ArrayList<>();
    for (int i = 0; i < lines.length; i += 2) {
      all.add(
          new Advice.Line(
              Advice.Kind.INVOICE,
              lines[i],
              null,
              null,
              null,
              null,
              new BigDecimal(lines[i + 1]),
              "EUR",
              List.of(),
              List.of(),
              Map.of()));
    }
    Advice.Party nobody = new Advice.Party(null, null);
    return new Advice(
        nobody,
        nobody,
        Advice.Status.UNKNOWN,
        null,
        null,
        null,
        null,
        null,
        "EUR",
        new BigDecimal(amount),
        all,
        List.of(),
        Map.of(),
        0.9,
        reader);
  }

  private final class Fake implements LanguageModel {
    @Override
    public String id() {
      return "fake/m";
    }

    @Override
    public Answer ask(Question question) {
      asked.add(question);
      return answer;
    }
  }
}
