/**
 * Writes labelled cases from a seed. In: word lists and layouts on the class path. Out: folders
 * with one source and {@code expected.json}. Invariants: the truth is noted while a fact is printed
 * and never computed from the print; equal seeds give equal bytes; nothing here knows how documents
 * are read. What is below {@code measure/} is not looked at while a reader is written.
 */
package io.quittance.evaluation.generate;
