package io.quittance.model;

/**
 * A language model behind one door. Never throws for what a provider does: an error is one of the
 * {@link Answer}s and never content.
 */
public interface LanguageModel {

  /** Provider and name as it is recorded with every reading, for example {@code openai/gpt-x}. */
  String id();

  Answer ask(Question question);
}
