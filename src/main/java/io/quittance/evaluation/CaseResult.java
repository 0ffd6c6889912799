package io.quittance.evaluation;

/**
 * One case, scored.
 *
 * @param labels with the format of the source where the case names none
 */
record CaseResult(String name, CaseLabels labels, Score score) {}
