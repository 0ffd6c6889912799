package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class GuardedModelTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Question QUESTION = new Question("s", "u", "{}", "q", 10);
  private static final Answer GOOD =
      new Answer.Complete("{}", new Answer.Usage(7, 3), "m", Answer.Mode.NATIVE_SCHEMA);
  private static final Answer DOWN = new Answer.Unavailable("status 503", Optional.empty());

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final SetClock clock = new SetClock();
  private int asked;

  private final GuardedModel model =
      new GuardedModel(new Scripted(), 1, 2, Duration.ofSeconds(60), clock);

  @Test
  void pauses_after_failures_in_a_row_and_tries_once_after_the_pause() {
    answers.add(DOWN);
    answers.add(DOWN);
    answers.add(GOOD);
    model.ask(QUESTION);
    model.ask(QUESTION);
    assertThat(model.health().openUntil()).isEqualTo(START.plusSeconds(60));

    clock.now = START.plusSeconds(20);
    assertThat(model.ask(QUESTION))
        .isEqualTo(
            Answer.Unavailable.notSent(
                "paused after 2 failures: status 503", Optional.of(Duration.ofSeconds(40))));
    assertThat(asked).isEqualTo(2);

    clock.now = START.plusSeconds(60);
    assertThat(model.ask(QUESTION)).isEqualTo(GOOD);
    assertThat(model.health())
        .isEqualTo(
            new ModelHealth(
                "fake/m", START.plusSeconds(60), START, "status 503", 0, null, 0, 3, 7, 3));
  }

  @Test
  void a_failed_trial_pauses_again_as_long_as_the_provider_asks() {
    answers.add(DOWN);
    answers.add(DOWN);
    answers.add(new Answer.Unavailable("status 429", Optional.of(Duration.ofMinutes(5))));
    model.ask(QUESTION);
    model.ask(QUESTION);
    clock.now = START.plusSeconds(61);
    model.ask(QUESTION);
    assertThat(model.health().openUntil()).isEqualTo(START.plusSeconds(361));
  }

  @Test
  void a_wrong_key_counts_and_a_message_too_large_does_not() {
    answers.add(new Answer.Failed(Answer.Cause.QUESTION_TOO_LARGE, "large"));
    answers.add(new Answer.Failed(Answer.Cause.CONFIGURATION, "status 401"));
    model.ask(QUESTION);
    assertThat(model.health().failuresInARow()).isEqualTo(0);
    model.ask(QUESTION);
    assertThat(model.health().failuresInARow()).isEqualTo(1);
    assertThat(model.health().lastFailureReason()).isEqualTo("status 401");
  }

  @Test
  void a_call_beyond_the_limit_is_not_made() {
    Answer[] second = new Answer[1];
    GuardedModel[] guarded = new GuardedModel[1];
    guarded[0] =
        new GuardedModel(
            new LanguageModel() {
              @Override
              public String id() {
                return "fake/m";
              }

              @Override
              public Answer ask(Question question) {
                second[0] = guarded[0].ask(question);
                return GOOD;
              }
            },
            1,
            2,
            Duration.ofSeconds(60),
            clock);
    assertThat(guarded[0].ask(QUESTION)).isEqualTo(GOOD);
    assertThat(second[0])
        .isEqualTo(Answer.Unavailable.notSent("1 calls are running already", Optional.empty()));
    assertThat(guarded[0].health().calls()).isEqualTo(1);
  }

  private final class Scripted implements LanguageModel {
    @Override
    public String id() {
      return "fake/m";
    }

    @Override
    public Answer ask(Question question) {
      asked++;
      return answers.remove();
    }
  }

  private static final class SetClock extends Clock {
    private Instant now = START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
