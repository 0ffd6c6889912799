package io.quittance.evaluation;

import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A model that several contenders ask: the same question is put to it once, so that they are
 * measured by the same answer and it is paid once. Safe for many threads.
 */
public final class AskedOnce {
  /** More than the cases that are read at the same time ask together. */
  private static final int MOST_KEPT = 512;

  private final LanguageModel model;
  private final Map<Question, CompletableFuture<Timed>> answers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, CompletableFuture<Timed>> eldest) {
          return size() > MOST_KEPT;
        }
      };

  record Timed(Answer answer, long millis) {}

  public AskedOnce(LanguageModel model) {
    this.model = model;
  }

  String id() {
    return model.id();
  }

  Timed ask(Question question) {
    CompletableFuture<Timed> mine = new CompletableFuture<>();
    CompletableFuture<Timed> before;
    synchronized (answers) {
      before = answers.putIfAbsent(question, mine);
    }
    if (before != null) {
      return before.join();
    }
    try {
      long begin = System.nanoTime();
      Answer answer = model.ask(question);
      mine.complete(new Timed(answer, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)));
    } catch (RuntimeException broken) {
      mine.completeExceptionally(broken);
      throw broken;
    }
    return mine.join();
  }
}
