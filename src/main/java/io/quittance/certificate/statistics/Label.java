package io.quittance.certificate.statistics;

/**
 * A proposal on which a person has had the last word.
 *
 * @param score what it had before the person saw it; higher is surer
 * @param wrong the person posted something else, or nothing
 */
public record Label(int score, boolean wrong) {}
