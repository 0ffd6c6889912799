/**
 * Reading by a language model. Input: a message read into lines; output: a reading whose every
 * value code has read at a place in the visible source. Invariants: the model points and writes no
 * value; whatever it answers, nothing that the source does not show comes out; without an answer
 * the built-in reading stands. The smallest question that may help is asked first ({@code
 * AskTheLeast}); {@code DraftQuestion} and {@code SuggestReasons} write words for analysts, never
 * values.
 */
package io.quittance.advice.model;
