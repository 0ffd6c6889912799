package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Problem;
import io.quittance.advice.Problem.Code;
import io.quittance.advice.Reading;
import io.quittance.advice.model.IrregularList.Item;
import io.quittance.model.Answer;
import io.quittance.model.PromptLibrary;
import io.quittance.model.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ChunksTest {
  private static final Reading SILENT =
      new Reading(
          Reading.Verdict.NOT_A_REMITTANCE,
          List.of(),
          List.of(),
          List.of("layout"),
          Reading.Usage.NONE);

  @Test
  void every_row_of_an_irregular_list_is_read_once() {
    FakeModel model = FakeModel.saying(IrregularList::honest);
    Reading reading = ask(model, AskingLimits.USUAL).now();
    assertThat(CompareReadings.lines(reading.advices()))
        .containsExactlyInAnyOrderElementsOf(IrregularList.truth());
    assertThat(reading.advices().get(0).paymentAmount().toPlainString())
        .isEqualTo(IrregularList.total().replace(",", ""));
    // The built-in reader is silent here, and what it is silent about a person sees.
    assertThat(reading.problems())
        .extracting(Problem::code)
        .containsExactly(Problem.Code.MODEL_ALONE);
    assertThat(reading.usage()).isEqualTo(new Reading.Usage(3, 2_700, 120));
    assertThat(reading.readers()).containsExactly("layout", "model:fake/m@read-rows/v1");
  }

  @Test
  void a_chunk_shows_at_most_a_hundred_rows_below_the_headings_and_no_row_twice() {
    FakeModel model = FakeModel.saying(IrregularList::honest);
    ask(model, AskingLimits.USUAL);
    List<String> shown = new ArrayList<>();
    for (Question question : model.asked()) {
      List<Item> rows = IrregularList.items(question);
      assertThat(rows.size()).isLessThanOrEqualTo(100);
      assertThat(question.user()).contains("D1.L0003| Number and words and amount");
      rows.forEach(row -> shown.add(row.line()));
    }
    assertThat(shown).hasSize(IrregularList.ROWS).doesNotHaveDuplicates();
    assertThat(model.asked().get(1).user())
        .contains("-- a part of a long list, lines D1.L0104 to D1.L0203\n")
        .doesNotContain("Total ");
  }

  @Test
  void a_row_that_no_chunk_claims_holds() {
    Reading reading = read(items -> items.subList(1, items.size()));
    assertThat(reading.problems())
        .contains(
            new Problem(
                Code.LINE_UNCLAIMED,
                "3 lines with an amount are no row, total or heading of the list, nor skipped",
                "part 1, lines 4, 104, 204"));
  }

  @Test
  void a_row_claimed_twice_holds() {
    Reading reading =
        read(
            items -> {
              List<Item> twice = new ArrayList<>(items);
              twice.add(items.get(5));
              return twice;
            });
    assertThat(reading.problems())
        .contains(
            new Problem(
                Code.LINE_UNCLAIMED,
                "3 lines with an amount are taken more than once",
                "part 1, lines 9, 109, 209"));
  }

  @Test
  void a_row_of_another_chunk_is_not_in_the_source() {
    Item strange = new Item("D1.L0150", "INV-1147", "147.67");
    FakeModel model =
        FakeModel.saying(
            question ->
                question.user().contains("lines D1.L0204")
                    ? IrregularList.answer("", List.of(strange), List.of())
                    : IrregularList.honest(question));
    Reading reading = ask(model, AskingLimits.USUAL).now();
    assertThat(codes(reading)).contains(Code.NOT_IN_SOURCE, Code.LINE_UNCLAIMED);
    assertThat(CompareReadings.lines(reading.advices())).containsOnlyOnce("INV-1147 147.67");
  }

  @Test
  void a_chunk_whose_answer_is_cut_off_is_halved_once() {
    FakeModel model = FakeModel.answering(question -> cutAbove(60, question));
    Reading reading = ask(model, AskingLimits.USUAL).now();
    assertThat(CompareReadings.lines(reading.advices()))
        .containsExactlyInAnyOrderElementsOf(IrregularList.truth());
    assertThat(reading.usage().calls()).isEqualTo(2 * 3 + 1);

    FakeModel small = FakeModel.answering(question -> cutAbove(40, question));
    Reading gaveUp = ask(small, AskingLimits.USUAL).now();
    assertThat(gaveUp.advices()).isEmpty();
    assertThat(codes(gaveUp)).containsExactly(Code.MODEL_TRUNCATED);
    assertThat(small.asked()).hasSize(2);
  }

  @Test
  void nothing_half_is_kept_when_one_chunk_is_not_answered_now() {
    FakeModel model =
        FakeModel.answering(
            question ->
                question.user().contains("lines D1.L0204")
                    ? new Answer.Unavailable("status 429", Optional.of(Duration.ofSeconds(2)))
                    : FakeModel.complete(IrregularList.honest(question)));
    Asked asked = ask(model, AskingLimits.USUAL);
    assertThat(asked)
        .isInstanceOfSatisfying(
            Asked.NotNow.class,
            notNow -> {
              assertThat(notNow.retryAfter()).contains(Duration.ofSeconds(2));
              assertThat(notNow.meanwhile().advices()).isEmpty();
              assertThat(codes(notNow.meanwhile())).containsExactly(Code.MODEL_UNAVAILABLE);
              assertThat(notNow.meanwhile().usage().calls()).isEqualTo(3);
            });
  }

  @Test
  void a_list_that_takes_more_questions_than_are_allowed_is_not_begun() {
    FakeModel model = FakeModel.saying(IrregularList::honest);
    Reading reading = ask(model, AskingLimits.ofQuestions("2")).now();
    assertThat(model.asked()).isEmpty();
    assertThat(codes(reading)).containsExactly(Code.MODEL_UNAVAILABLE);
  }

  @Test
  void how_many_questions_are_allowed_is_a_number() {
    assertThat(AskingLimits.ofQuestions(null).maxQuestions()).isEqualTo(24);
    assertThat(AskingLimits.ofQuestions(" 40 ").maxQuestions()).isEqualTo(40);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> AskingLimits.ofQuestions("0"))
        .hasMessage("QUITTANCE_MODEL_MOST_QUESTIONS takes a number from 1 to 1000; it was 0");
  }

  private static Answer cutAbove(int rows, Question question) {
    return IrregularList.items(question).size() > rows
        ? new Answer.Truncated("length", FakeModel.USAGE)
        : FakeModel.complete(IrregularList.honest(question));
  }

  private static Reading read(UnaryOperator<List<Item>> of) {
    FakeModel model =
        FakeModel.saying(
            question ->
                IrregularList.answer(
                    IrregularList.header(question),
                    of.apply(IrregularList.items(question)),
                    IrregularList.others(question)));
    return ask(model, AskingLimits.USUAL).now();
  }

  private static List<Code> codes(Reading reading) {
    return reading.problems().stream().map(Problem::code).toList();
  }

  private static Asked ask(FakeModel model, AskingLimits limits) {
    SecondReader second =
        new SecondReader(
            ModelAdviceReaderTest.pointed(),
            (advice, source) -> List.of(),
            NumberedSourceTest.secret("chunks"),
            FurtherPrompts.rowsOnly(new PromptLibrary()),
            limits,
            exchange -> {});
    return second.ask(
        IrregularList.message(),
        SILENT,
        new Choice(
            model, new PromptLibrary().prompt("read-advice/v1"), Asking.IN_DOUBT, Privacy.TEXT));
  }
}
