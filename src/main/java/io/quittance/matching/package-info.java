/**
 * From an advice to a proof. Input: a reading, its source and the books; output: a {@link
 * io.quittance.matching.Proposal} with its certificate or its doubts. Plain Java. Invariants:
 * values are read again from the source; a tie is a question.
 */
package io.quittance.matching;
