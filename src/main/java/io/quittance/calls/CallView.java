package io.quittance.calls;

import java.time.Instant;
import java.util.UUID;

/**
 * One question to a model, as the audit shows it. What is not known is null.
 *
 * @param request identity of the question; the same question has the same
 * @param kept true when it was answered from what was answered before
 * @param outcome null while it runs, and for ever when its process died
 * @param cost in whole units of the currency
 * @param usable whether something could be made of the answer
 * @param question the source as it was sent; only where the tenant has questions kept, and until
 *     the message's content is erased
 * @param answer as it came; shown and erased with the question
 */
public record CallView(
    UUID id,
    UUID message,
    Instant begunAt,
    Instant endedAt,
    String model,
    String answeredBy,
    String prompt,
    String promptSha256,
    String request,
    boolean kept,
    String mode,
    String outcome,
    Long inputTokens,
    Long outputTokens,
    String cost,
    String currency,
    Long millis,
    Boolean usable,
    Integer valuesRefused,
    String question,
    String answer) {}
