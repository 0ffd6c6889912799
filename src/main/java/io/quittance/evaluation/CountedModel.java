package io.quittance.evaluation;

import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.Question;
import java.util.ArrayList;
import java.util.List;

/** A model as one contender asks it: how long it took, and how often without an answer. */
public final class CountedModel implements LanguageModel {
  private final AskedOnce model;
  private final List<Long> millis = new ArrayList<>();
  private int unanswered;

  public CountedModel(AskedOnce model) {
    this.model = model;
  }

  @Override
  public String id() {
    return model.id();
  }

  @Override
  public Answer ask(Question question) {
    AskedOnce.Timed timed = model.ask(question);
    Answer answer = timed.answer();
    synchronized (this) {
      millis.add(timed.millis());
      unanswered += answer instanceof Answer.Complete ? 0 : 1;
    }
    return answer;
  }

  /** Calls without a complete answer, for whatever reason. */
  synchronized int unanswered() {
    return unanswered;
  }

  /**
   * How long a call took at most in this share of the calls; null when there was none.
   *
   * @param share between 0 and 1
   */
  synchronized Long millis(double share) {
    if (millis.isEmpty()) {
      return null;
    }
    List<Long> sorted = millis.stream().sorted().toList();
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, Math.min(index, sorted.size() - 1)));
  }
}
