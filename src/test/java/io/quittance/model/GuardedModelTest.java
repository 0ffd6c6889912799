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
import java.util.function.Function;
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
  void a_provider_that_says_when_to_come_back_is_left_alone_by_every_mail_until_then() {
    answers.add(busy(17));
    answers.add(GOOD);
    assertThat(model.ask(QUESTION)).isEqualTo(busy(17));
    clock.now = START.plusSeconds(7);
    for (int mail = 0; mail < 100; mail++) {
      assertThat(model.ask(QUESTION))
          .isEqualTo(
              Answer.Unavailable.notSent(
                  "paused as the provider asks: status 429", Optional.of(Duration.ofSeconds(10))));
    }
    assertThat(asked).isEqualTo(1);
    clock.now = START.plusSeconds(17);
    assertThat(model.ask(QUESTION)).isEqualTo(GOOD);
    assertThat(model.health().openUntil()).isNull();
  }

  @Test
  void after_a_named_pause_one_trial_goes_out_and_its_failure_pauses_again() {
    Answer[] beside = new Answer[1];
    GuardedModel[] guarded = new GuardedModel[1];
    guarded[0] =
        guarded(
            9,
            question -> {
              asked++;
              if (asked == 1) {
                return busy(17);
              }
              beside[0] = guarded[0].ask(question);
              return DOWN;
            });
    guarded[0].ask(QUESTION);
    clock.now = START.plusSeconds(17);
    assertThat(guarded[0].ask(QUESTION)).isEqualTo(DOWN);
    // Who waits for the trial comes back after as long a pause as it was.
    assertThat(beside[0])
        .isEqualTo(
            Answer.Unavailable.notSent(
                "paused as the provider asks: status 429", Optional.of(Duration.ofSeconds(17))));
    assertThat(asked).isEqualTo(2);
    assertThat(guarded[0].health().openUntil()).isEqualTo(START.plusSeconds(77));
  }

  @Test
  void a_call_that_began_before_the_pause_does_not_end_it() {
    GuardedModel[] guarded = new GuardedModel[1];
    guarded[0] =
        guarded(
            9,
            question -> {
              asked++;
              if (asked == 1) {
                assertThat(guarded[0].ask(question)).isEqualTo(busy(17));
                return GOOD;
              }
              return busy(17);
            });
    assertThat(guarded[0].ask(QUESTION)).isEqualTo(GOOD);
    assertThat(guarded[0].health().openUntil()).isEqualTo(START.plusSeconds(17));
    assertThat(((Answer.Unavailable) guarded[0].ask(QUESTION)).sent()).isFalse();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void a_provider_that_says_to_come_back_at_once_is_not_paused() {
    answers.add(busy(0));
    answers.add(GOOD);
    model.ask(QUESTION);
    assertThat(model.ask(QUESTION)).isEqualTo(GOOD);
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
        guarded(
            1,
            question -> {
              second[0] = guarded[0].ask(question);
              return GOOD;
            });
    assertThat(guarded[0].ask(QUESTION)).isEqualTo(GOOD);
    assertThat(second[0])
        .isEqualTo(Answer.Unavailable.notSent("1 calls are running already", Optional.empty()));
    assertThat(guarded[0].health().calls()).isEqualTo(1);
  }

  private static Answer busy(int seconds) {
    return new Answer.Unavailable("status 429", Optional.of(Duration.ofSeconds(seconds)));
  }

  private GuardedModel guarded(int maxConcurrentCalls, Function<Question, Answer> provider) {
    LanguageModel model =
        new LanguageModel() {
          @Override
          public String id() {
            return "fake/m";
          }

          @Override
          public Answer ask(Question question) {
            return provider.apply(question);
          }
        };
    return new GuardedModel(model, maxConcurrentCalls, 3, Duration.ofSeconds(60), clock);
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
