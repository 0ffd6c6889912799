package io.quittance.advice.model;

import static io.quittance.advice.model.TwoReaders.BODY_AND_LIST;
import static io.quittance.advice.model.TwoReaders.NAME;
import static io.quittance.advice.model.TwoReaders.POINTS;
import static io.quittance.advice.model.TwoReaders.USAGE;
import static io.quittance.advice.model.TwoReaders.advice;
import static io.quittance.advice.model.TwoReaders.codes;
import static io.quittance.advice.model.TwoReaders.complete;
import static io.quittance.advice.model.TwoReaders.doubtful;
import static io.quittance.advice.model.TwoReaders.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Problem.Code;
import io.quittance.advice.Reading;
import io.quittance.model.Answer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What stands where the built-in reader and the model read the same, something else, or nothing.
 */
class ReadersBesideEachOtherTest {
  private final TwoReaders two = new TwoReaders();

  @Test
  void without_an_answer_the_built_in_reading_stands_and_says_why() {
    two.builtIn = reading(Reading.Verdict.REMITTANCE, List.of(advice("10.00", "A-1", "10.00")));
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
          two.answer = ending;
          Reading reading = two.read(BODY_AND_LIST);
          assertThat(reading.advices()).as(ending.toString()).isEqualTo(two.builtIn.advices());
          assertThat(codes(reading)).as(ending.toString()).containsExactly(code);
          assertThat(reading.readers()).containsExactly("layout", NAME);
          assertThat(reading.usage().calls()).isEqualTo(1);
        });
  }

  @Test
  void a_sound_reading_stays_where_the_model_reads_something_else_and_is_held() {
    two.builtIn =
        reading(
            Reading.Verdict.REMITTANCE,
            List.of(advice("350.00", "INV-1", "100.00", "INV-2", "205.00")));
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(reading.problems())
        .containsExactly(
            new Problem(
                Code.READERS_DISAGREE, "the model and the built-in reader differ", "lines"));
    assertThat(reading.advices()).isEqualTo(two.builtIn.advices());
  }

  @Test
  void a_doubtful_reading_gives_way_and_the_difference_holds() {
    two.builtIn =
        doubtful(advice("350.00", "INV-1", "100.00", "INV-2", "205.00"), Code.SUM_MISMATCH);
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(codes(reading)).containsExactly(Code.READERS_DISAGREE);
    assertThat(reading.advices().get(0).reader()).isEqualTo(NAME);
  }

  @Test
  void the_same_net_with_a_deduction_in_place_of_a_discount_is_a_difference() {
    Advice discount = kept("2.00", null);
    assertThat(
            CompareReadings.differences("the model", List.of(discount), List.of(kept(null, "2"))))
        .containsExactly(
            new Problem(
                Code.READERS_DISAGREE, "the model and the built-in reader differ", "reductions"));
    for (Advice same : List.of(kept("2", null), kept("2.00", "0.00"), kept(null, null))) {
      assertThat(CompareReadings.differences("the model", List.of(discount), List.of(same)))
          .isEmpty();
    }
  }

  private static Advice kept(String discount, String deduction) {
    Advice advice = advice("98.00", "INV-1", "98.00");
    Advice.Line line = advice.lines().get(0);
    return advice
        .copy()
        .lines(
            List.of(
                new Advice.Line(
                    line.kind(),
                    line.invoiceNumber(),
                    null,
                    new BigDecimal("100.00"),
                    discount == null ? null : new BigDecimal(discount),
                    deduction == null ? null : new BigDecimal(deduction),
                    line.netAmount(),
                    null,
                    List.of(),
                    List.of(),
                    line.values())))
        .build();
  }

  @Test
  void an_answer_that_does_not_hold_takes_nothing_from_a_reading_that_nothing_holds() {
    two.builtIn = doubtful(advice("350.00", "INV-2", "250.00", "INV-1", "100.0"), Code.NO_TOTAL);
    two.answer = complete(POINTS.replace("350.00", "351.00"));
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(reading.advices()).isEqualTo(two.builtIn.advices());
    assertThat(codes(reading)).containsExactly(Code.NO_TOTAL);
  }

  @Test
  void readers_that_agree_are_not_praised() {
    two.builtIn = doubtful(advice("350.00", "INV-2", "250.00", "INV-1", "100.0"), Code.NO_TOTAL);
    Reading agreed = two.read(BODY_AND_LIST);
    two.builtIn = reading(Reading.Verdict.REMITTANCE, List.of());
    Reading alone = two.read(BODY_AND_LIST);
    assertThat(agreed).isEqualTo(alone);
  }

  @Test
  void a_model_that_sees_no_remittance_where_the_built_in_reader_does_holds_it() {
    two.builtIn = reading(Reading.Verdict.REMITTANCE, List.of(advice("10.00", "A-1", "10.00")));
    two.answer = complete("{\"verdict\":\"not_a_remittance\",\"payments\":[]}");
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(codes(reading)).containsExactly(Code.READERS_DISAGREE);
  }

  @Test
  void a_model_that_sees_a_remittance_where_the_built_in_reader_does_not_is_shown_and_held() {
    two.builtIn = reading(Reading.Verdict.NOT_A_REMITTANCE, List.of());
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(reading.advices()).hasSize(1);
    assertThat(reading.problems())
        .containsExactly(
            new Problem(
                Code.MODEL_ALONE,
                "only the model takes it for a remittance, the built-in reader finds none",
                "verdict"));
  }

  @Test
  void warnings_of_the_built_in_reader_about_the_message_are_kept() {
    two.builtIn =
        new Reading(
            Reading.Verdict.NOT_A_REMITTANCE,
            List.of(),
            List.of(
                new Problem(Code.BANK_CHANGE, "new account", null),
                new Problem(Code.NO_LINES, "no lines", null)),
            List.of("layout"),
            Reading.Usage.NONE);
    assertThat(codes(two.read(BODY_AND_LIST)))
        .contains(Code.BANK_CHANGE)
        .doesNotContain(Code.NO_LINES);
  }
}
