package io.quittance.advice.model;

import static io.quittance.advice.model.TwoReaders.BODY_AND_LIST;
import static io.quittance.advice.model.TwoReaders.advice;
import static io.quittance.advice.model.TwoReaders.adviceOf;
import static io.quittance.advice.model.TwoReaders.codes;
import static io.quittance.advice.model.TwoReaders.doubtful;
import static io.quittance.advice.model.TwoReaders.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Problem.Code;
import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which messages a model is asked about at all. */
class WhenModelsAreAskedTest {
  private final TwoReaders two = new TwoReaders();

  @Test
  void what_standards_say_entirely_is_not_asked_about() {
    Advice standard = adviceOf("x12-820", "10.00", "A-1", "10.00");
    two.builtIn = reading(Reading.Verdict.REMITTANCE, List.of(standard));
    Reading reading = two.read(BODY_AND_LIST);
    assertThat(reading).isEqualTo(two.builtIn);
    assertThat(two.asked).isEmpty();
    assertThat(two.exchanges).isEmpty();
  }

  @Test
  void a_layout_beside_a_standard_is_asked_about() {
    two.builtIn =
        reading(
            Reading.Verdict.REMITTANCE,
            List.of(adviceOf("ubl", "10.00", "A-1", "10.00"), advice("20.00", "A-2", "20.00")));
    two.read(BODY_AND_LIST);
    assertThat(two.asked).hasSize(1);
  }

  @Test
  void only_doubt_and_silence_are_asked_about() {
    two.asking = Asking.IN_DOUBT;
    two.builtIn = reading(Reading.Verdict.REMITTANCE, List.of(advice("10.00", "A-1", "10.00")));
    assertThat(two.read(BODY_AND_LIST)).isEqualTo(two.builtIn);
    two.builtIn =
        new Reading(
            Reading.Verdict.NOT_A_REMITTANCE,
            List.of(),
            List.of(new Problem(Code.STATEMENT_LOOKALIKE, "balances", null)),
            List.of("layout"),
            Reading.Usage.NONE);
    assertThat(two.read(BODY_AND_LIST)).isEqualTo(two.builtIn);
    assertThat(two.asked).isEmpty();
    two.builtIn = reading(Reading.Verdict.NOT_A_REMITTANCE, List.of());
    two.read(BODY_AND_LIST);
    two.builtIn = doubtful(advice("10.00", "A-1", "10.00"), Code.LINE_MISMATCH);
    two.read(BODY_AND_LIST);
    two.builtIn = reading(Reading.Verdict.REMITTANCE, List.of(advice("10.00", null, "10.00")));
    two.read(BODY_AND_LIST);
    assertThat(two.asked).hasSize(3);
  }

  @Test
  void a_bounce_and_an_automatic_mail_without_amounts_are_not_sent_to_the_model() {
    two.read(withEnvelope(Messages.of(Messages.text("1", "bounced 5.00")), false, true));
    two.read(withEnvelope(Messages.of(Messages.text("1", "I am away")), true, false));
    assertThat(two.asked).isEmpty();
    two.read(withEnvelope(Messages.of(Messages.text("1", "ERP notice 5.00")), true, false));
    assertThat(two.asked).hasSize(1);
  }

  @Test
  void a_source_beyond_the_limit_is_not_sent_and_not_cut() {
    String[] prose = new String[3_000];
    java.util.Arrays.fill(prose, "a long story about nothing in particular at all");
    prose[0] = "it cost 1.00";
    Reading reading = two.read(Messages.of(Messages.text("1", prose)));
    assertThat(two.asked).isEmpty();
    assertThat(codes(reading)).containsExactly(Code.MODEL_UNAVAILABLE);
  }

  private static ReadMessage withEnvelope(ReadMessage message, boolean automatic, boolean report) {
    return new ReadMessage(
        Messages.envelope(automatic, report), message.parts(), message.documents());
  }
}
