package io.quittance.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.model.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingTest {
  private static final Answer.Usage COUNTED = new Answer.Usage(11, 5);

  @Test
  void what_a_provider_declined_or_never_got_has_taken_nothing() {
    for (Answer answer :
        List.of(
            new Answer.Unavailable("status 429", Optional.of(Duration.ofSeconds(9))),
            Answer.Unavailable.notSent("paused", Optional.empty()))) {
      assertThat(Ending.of(answer)).isEqualTo(new Ending("unavailable", null, null, 0L, 0L));
    }
    assertThat(Ending.of(new Answer.Failed(Answer.Cause.CONFIGURATION, "status 401")))
        .isEqualTo(new Ending("failed", null, null, 0L, 0L));
  }

  @Test
  void what_was_sent_and_not_counted_is_not_said_to_be_nothing() {
    assertThat(Ending.of(Answer.Unavailable.lost("no answer within 120 s")))
        .isEqualTo(new Ending("unavailable", null, null, null, null));
    assertThat(Ending.of(new Answer.Refused("the model declined", Answer.Usage.NONE)))
        .isEqualTo(new Ending("refused", null, null, null, null));
    for (Answer.Cause cause : List.of(Answer.Cause.PROTOCOL, Answer.Cause.ANSWER_TOO_LARGE)) {
      assertThat(Ending.of(new Answer.Failed(cause, "?")))
          .isEqualTo(new Ending("failed", null, null, null, null));
    }
  }

  @Test
  void what_the_provider_counted_is_taken_also_of_what_is_no_answer() {
    assertThat(Ending.of(new Answer.Refused("the model declined", COUNTED)))
        .isEqualTo(new Ending("refused", null, null, 11L, 5L));
    assertThat(Ending.of(new Answer.Failed(Answer.Cause.PROTOCOL, "empty", COUNTED)))
        .isEqualTo(new Ending("failed", null, null, 11L, 5L));
    assertThat(Ending.of(new Answer.Refused("the model declined", Answer.Usage.KEPT)))
        .isEqualTo(new Ending("refused", null, null, 0L, 0L));
  }
}
