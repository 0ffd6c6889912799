package io.quittance.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Several models in order: the next one is asked where the one before cannot be reached or is set
 * up wrong. What a model did answer, also that it declines or was cut off, is its answer: asking
 * others until one says something else would be choosing what to believe.
 */
final class FallbackModel implements LanguageModel {
  private final List<LanguageModel> models;

  /**
   * @param models at least one, the first is asked first
   */
  FallbackModel(List<LanguageModel> models) {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("an order of models needs one");
    }
    this.models = List.copyOf(models);
  }

  /** Of the first: it is the one that is meant to answer. */
  @Override
  public String id() {
    return models.get(0).id();
  }

  @Override
  public Answer ask(Question question) {
    return answered(question).answer();
  }

  @Override
  public Answered answered(Question question) {
    List<Answered> without = new ArrayList<>();
    for (LanguageModel model : models) {
      Answered answered = model.answered(question);
      if (!asksTheNext(answered.answer())) {
        return answered;
      }
      without.add(answered);
    }
    return nobody(without);
  }

  @Override
  public LanguageModel around(UnaryOperator<LanguageModel> wrapped) {
    return new FallbackModel(models.stream().map(model -> model.around(wrapped)).toList());
  }

  private static boolean asksTheNext(Answer answer) {
    return answer instanceof Answer.Unavailable
        || (answer instanceof Answer.Failed failed && failed.cause() == Answer.Cause.CONFIGURATION);
  }

  /** Later helps when it helps with any of them, and as soon as with the first that is back. */
  private static Answered nobody(List<Answered> all) {
    if (all.size() == 1) {
      return all.get(0);
    }
    List<String> reasons = new ArrayList<>();
    List<Answer.Unavailable> later = new ArrayList<>();
    for (Answered one : all) {
      if (one.answer() instanceof Answer.Unavailable unavailable) {
        later.add(unavailable);
        reasons.add(one.by().id() + ": " + unavailable.reason());
      } else if (one.answer() instanceof Answer.Failed failed) {
        reasons.add(one.by().id() + ": " + failed.reason());
      }
    }
    String reason = String.join("; ", reasons);
    Optional<Duration> soonest =
        later.stream()
            .map(Answer.Unavailable::retryAfter)
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder());
    return new Answered(
        all.get(0).by(),
        later.isEmpty()
            ? new Answer.Failed(Answer.Cause.CONFIGURATION, reason)
            : new Answer.Unavailable(reason, soonest, most(all)));
  }

  private static Answer.Taken most(List<Answered> all) {
    Answer.Taken most = Answer.Taken.NOT_SENT;
    for (Answered one : all) {
      Answer.Taken taken =
          one.answer() instanceof Answer.Unavailable unavailable
              ? unavailable.taken()
              : Answer.Taken.NOTHING;
      most = taken.compareTo(most) > 0 ? taken : most;
    }
    return most;
  }
}
