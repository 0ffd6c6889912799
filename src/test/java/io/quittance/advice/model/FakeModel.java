package io.quittance.advice.model;

import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Answers as a test says, and keeps what it was asked. */
final class FakeModel implements LanguageModel {
  static final Answer.Usage USAGE = new Answer.Usage(900, 40);

  private final Function<Question, Answer> answers;
  private final List<Question> asked = new ArrayList<>();

  private FakeModel(Function<Question, Answer> answers) {
    this.answers = answers;
  }

  static FakeModel answering(Function<Question, Answer> answers) {
    return new FakeModel(answers);
  }

  /** Always finished answers. */
  static FakeModel saying(Function<Question, String> texts) {
    return new FakeModel(question -> complete(texts.apply(question)));
  }

  static Answer complete(String text) {
    return new Answer.Complete(text, USAGE, "m-2026", Answer.Mode.NATIVE_SCHEMA);
  }

  List<Question> asked() {
    return asked;
  }

  @Override
  public String id() {
    return "fake/m";
  }

  @Override
  public Answer ask(Question question) {
    asked.add(question);
    return answers.apply(question);
  }
}
