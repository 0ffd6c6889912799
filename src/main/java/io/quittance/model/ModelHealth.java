package io.quittance.model;

import java.time.Instant;

/**
 * How a model is doing, for the health page and the metrics. Times and reasons are null when there
 * was none yet.
 *
 * @param openUntil while in the future no call is made; null when calls are made
 * @param calls calls that reached for the provider
 */
public record ModelHealth(
    String model,
    Instant lastSuccess,
    Instant lastFailure,
    String lastFailureReason,
    int failuresInARow,
    Instant openUntil,
    int callsRunning,
    long calls,
    long inputTokens,
    long outputTokens) {}
