package io.quittance.advice.model;

import io.quittance.model.Answer;

/**
 * One question as it is recorded: which model and prompt, how the schema was sent, what it cost and
 * how it ended. Never what was asked or answered.
 *
 * @param promptSha256 hash of the prompt version
 * @param answeredBy the model as the provider names it, or null without an answer
 * @param mode how the schema was sent, or null without an answer
 * @param outcome complete, truncated, refused, unavailable or failed
 */
public record Exchange(
    String reader,
    String promptSha256,
    String answeredBy,
    Answer.Mode mode,
    Answer.Usage usage,
    String outcome) {}
