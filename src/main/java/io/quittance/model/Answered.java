package io.quittance.model;

/**
 * An answer and who gave it.
 *
 * @param by the single model that answered, or the last word of several that did not; never one
 *     that hands on to others
 */
public record Answered(LanguageModel by, Answer answer) {}
