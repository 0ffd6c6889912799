package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.openai.OpenAiTokenCountEstimator;
import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.ReadMessage;
import io.quittance.model.PromptLibrary;
import io.quittance.model.Question;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A list of 2,000 lines under headings that no built-in word knows: what it costs, what is read.
 */
class LongListTest {
  private static final int ROWS = 2_000;

  /** 1 + 2 + ... + 2,000, and 0.50 for each. */
  private static final String TOTAL = "2,002,000.00";

  private static final String ANSWER =
      """
      {"verdict":"remittance","payments":[{"status":"executed","complete":true,
       "header":[{"field":"payment_amount","line":"D1.L0001","text":"2,002,000.00","occurrence":1},
                 {"field":"currency","line":"D1.L0001","text":"EUR","occurrence":1}],
       "tables":[{"headingLine":"D2.L0001","firstLine":"D2.L0002","lastLine":"D2.L2001",
         "totalLine":"D2.L2002","skippedLines":[],
         "columns":[{"role":"invoice_number","index":null,"heading":"Zboq"},
                    {"role":"invoice_date","index":null,"heading":"Wenk"},
                    {"role":"net_amount","index":null,"heading":"Plith"}]}],
       "lines":[]}]}\
      """;

  /** As the built-in reader says of words and headings that it does not know. */
  private static final Reading SILENT =
      new Reading(
          Reading.Verdict.NOT_A_REMITTANCE,
          List.of(),
          List.of(),
          List.of("layout"),
          Reading.Usage.NONE);

  private static ReadMessage message() {
    String[] rows = new String[ROWS + 2];
    rows[0] = "Zboq         Quorn        Wenk              Plith";
    for (int i = 1; i <= ROWS; i++) {
      rows[i] =
          String.format(
              Locale.ROOT,
              "RE-%05d     KA-%05d     2026-01-%02d  %,12.2f",
              70_000 + i,
              30_000 + i * 7,
              1 + i % 28,
              i + 0.5);
    }
    rows[ROWS + 1] = String.format(Locale.ROOT, "Total%44s", TOTAL);
    return Messages.of(Messages.text("1", "Payment amount: EUR " + TOTAL), Messages.pdf("2", rows));
  }

  @Test
  void it_is_read_whole_for_less_than_6_000_tokens() {
    FakeModel model = FakeModel.saying(question -> ANSWER);
    Reading reading = read(message(), model);

    Question asked = model.asked().get(0);
    String question = asked.system() + asked.user() + asked.schema();
    int byHalves = (question.length() + ANSWER.length()) / 2;
    OpenAiTokenCountEstimator o200k = new OpenAiTokenCountEstimator("gpt-4o");
    int counted = o200k.estimateTokenCountInText(question) + o200k.estimateTokenCountInText(ANSWER);
    assertThat(byHalves).isLessThan(6_000);
    assertThat(counted).isLessThan(6_000);

    Advice advice = reading.advices().get(0);
    assertThat(advice.lines().size()).isEqualTo(ROWS);
    assertThat(advice.lines().get(1_234).invoiceNumber()).isEqualTo("RE-71235");
    assertThat(advice.lines().get(1_234).netAmount()).isEqualByComparingTo("1235.50");
    assertThat(advice.paymentAmount()).isEqualByComparingTo("2002000.00");
    assertThat(reading.problems())
        .filteredOn(problem -> problem.code() != Problem.Code.HIDDEN_CONTENT)
        .extracting(Problem::code)
        // The built-in reader is silent here, and what it is silent about a person sees.
        .containsExactly(Problem.Code.MODEL_ALONE);
  }

  @Test
  void rows_outside_of_the_range_that_is_pointed_at_are_said_to_be_missing() {
    FakeModel model = FakeModel.saying(question -> ANSWER.replace("D2.L2001", "D2.L2000"));
    Reading reading = read(message(), model);
    assertThat(reading.advices().get(0).lines().size()).isEqualTo(ROWS - 1);
    assertThat(reading.problems())
        .contains(
            new Problem(
                Problem.Code.LINE_UNCLAIMED,
                "1 lines with an amount are no row, total or heading of the list, nor skipped",
                "part 2, lines 2001"));
  }

  private static Reading read(ReadMessage message, FakeModel model) {
    SecondReader second =
        new SecondReader(
            ModelAdviceReaderTest.pointed(),
            new SourceVerifier(),
            NumberedSourceTest.secret("long"),
            FurtherPrompts.rowsOnly(new PromptLibrary()),
            AskingLimits.USUAL,
            exchange -> {});
    Choice choice =
        new Choice(
            model, new PromptLibrary().prompt("read-advice/v1"), Asking.IN_DOUBT, Privacy.TEXT);
    return second.ask(message, SILENT, choice).now();
  }
}
