package io.quittance.advice.model;

import io.quittance.advice.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What one question brought: something of the asked form, or why not. */
sealed interface Said<T> {

  <R> R fold(Cases<T, R> cases);

  /** The same with what {@code of} makes of a usable answer. */
  default <R> Said<R> map(Function<T, R> of) {
    return fold(
        new Cases<>() {
          @Override
          public Said<R> usable(T answer) {
            return new Usable<>(of.apply(answer));
          }

          @Override
          public Said<R> cut(String reason) {
            return new Cut<>(reason);
          }

          @Override
          public Said<R> later(String reason, Optional<Duration> retryAfter) {
            return new Later<>(reason, retryAfter);
          }

          @Override
          public Said<R> useless(Problem.Code code, String reason) {
            return new Useless<>(code, reason);
          }
        });
  }

  interface Cases<T, R> {
    R usable(T answer);

    R cut(String reason);

    R later(String reason, Optional<Duration> retryAfter);

    R useless(Problem.Code code, String reason);
  }

  /** Finished and of the asked form; nothing in it is believed yet. */
  record Usable<T>(T answer) implements Said<T> {
    @Override
    public <R> R fold(Cases<T, R> cases) {
      return cases.usable(answer);
    }
  }

  /** The answer ended early: less has to be asked at once. */
  record Cut<T>(String reason) implements Said<T> {
    @Override
    public <R> R fold(Cases<T, R> cases) {
      return cases.cut(reason);
    }
  }

  /** Nobody answered now. */
  record Later<T>(String reason, Optional<Duration> retryAfter) implements Said<T> {
    @Override
    public <R> R fold(Cases<T, R> cases) {
      return cases.later(reason, retryAfter);
    }
  }

  /** There is no answer, and asking the same again would bring none. */
  record Useless<T>(Problem.Code code, String reason) implements Said<T> {
    @Override
    public <R> R fold(Cases<T, R> cases) {
      return cases.useless(code, reason);
    }
  }
}
