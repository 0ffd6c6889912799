package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FallbackModelTest {
  private static final Question QUESTION = new Question("s", "u", "{}", "q", 10);
  private static final Answer GOOD =
      new Answer.Complete("{}", new Answer.Usage(7, 3), "b-2026", Answer.Mode.PROMPTED);
  private static final Answer WRONG_KEY =
      new Answer.Failed(Answer.Cause.CONFIGURATION, "status 401");

  private final List<String> asked = new ArrayList<>();

  @Test
  void who_cannot_be_reached_or_is_set_up_wrong_is_followed_by_the_next_which_is_named() {
    Answered answered = model(unavailable("status 503", null), WRONG_KEY, GOOD).answered(QUESTION);
    assertThat(answered.answer()).isEqualTo(GOOD);
    assertThat(answered.by().id()).isEqualTo("fake/3");
    assertThat(asked).containsExactly("fake/1", "fake/2", "fake/3");
  }

  @Test
  void what_a_model_did_say_is_never_asked_of_another() {
    for (Answer answer :
        List.of(
            new Answer.Refused("declined", Answer.Usage.NONE),
            new Answer.Truncated("cut", Answer.Usage.NONE),
            new Answer.Failed(Answer.Cause.PROTOCOL, "no answer"),
            new Answer.Failed(Answer.Cause.ANSWER_TOO_LARGE, "long"),
            new Answer.Failed(Answer.Cause.QUESTION_TOO_LARGE, "long"))) {
      asked.clear();
      assertThat(model(answer, GOOD).ask(QUESTION)).isEqualTo(answer);
      assertThat(asked).containsExactly("fake/1");
    }
  }

  @Test
  void when_nobody_answers_the_soonest_wait_counts() {
    assertThat(
            model(
                    unavailable("status 429", Duration.ofMinutes(5)),
                    unavailable("reset", null),
                    unavailable("status 503", Duration.ofSeconds(20)),
                    WRONG_KEY)
                .answered(QUESTION)
                .answer())
        .isEqualTo(
            new Answer.Unavailable(
                "fake/1: status 429; fake/2: reset; fake/3: status 503; fake/4: status 401",
                Optional.of(Duration.ofSeconds(20))));
  }

  @Test
  void only_wrong_settings_are_no_reason_to_wait() {
    assertThat(model(WRONG_KEY, WRONG_KEY).ask(QUESTION))
        .isEqualTo(
            new Answer.Failed(
                Answer.Cause.CONFIGURATION, "fake/1: status 401; fake/2: status 401"));
  }

  @Test
  void what_is_put_around_it_sees_every_model() {
    List<String> seen = new ArrayList<>();
    LanguageModel watched =
        model(unavailable("status 503", null), GOOD)
            .around(
                model ->
                    new LanguageModel() {
                      @Override
                      public String id() {
                        return model.id();
                      }

                      @Override
                      public Answer ask(Question question) {
                        seen.add(model.id());
                        return model.ask(question);
                      }
                    });
    assertThat(watched.answered(QUESTION).by().id()).isEqualTo("fake/2");
    assertThat(watched.id()).isEqualTo("fake/1");
    assertThat(seen).containsExactly("fake/1", "fake/2");
  }

  private static Answer unavailable(String reason, Duration retryAfter) {
    return new Answer.Unavailable(reason, Optional.ofNullable(retryAfter));
  }

  private FallbackModel model(Answer... answers) {
    List<LanguageModel> models = new ArrayList<>();
    for (Answer answer : answers) {
      models.add(new Fake("fake/" + (models.size() + 1), answer));
    }
    return new FallbackModel(models);
  }

  private final class Fake implements LanguageModel {
    private final String id;
    private final Answer answer;

    Fake(String id, Answer answer) {
      this.id = id;
      this.answer = answer;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Answer ask(Question question) {
      asked.add(id);
      return answer;
    }
  }
}
