package io.quittance.advice.model;

import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The reading to go on with, for each way that asking can end. */
final class SaidToAsked<T> implements Said.Cases<T, Asked> {
  private final Reading first;
  private final String reader;
  private final Function<T, Reading> usable;

  /**
   * @param first the built-in reading, with what was spent on asking; it stands without an answer
   * @param reader as problems name it
   */
  SaidToAsked(Reading first, String reader, Function<T, Reading> usable) {
    this.first = first;
    this.reader = reader;
    this.usable = usable;
  }

  @Override
  public Asked usable(T answer) {
    return new Asked.Read(usable.apply(answer));
  }

  @Override
  public Asked cut(String reason) {
    return new Asked.Read(standing(Problem.Code.MODEL_TRUNCATED, reason));
  }

  @Override
  public Asked later(String reason, Optional<Duration> retryAfter) {
    return new Asked.NotNow(standing(Problem.Code.MODEL_UNAVAILABLE, reason), reason, retryAfter);
  }

  @Override
  public Asked useless(Problem.Code code, String reason) {
    return new Asked.Read(standing(code, reason));
  }

  private Reading standing(Problem.Code code, String reason) {
    return first.with(List.of(new Problem(code, reason, reader)));
  }
}
