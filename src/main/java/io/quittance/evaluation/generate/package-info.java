/**
 * Writes labelled cases from a seed. In: word lists and layouts on the class path. Out: folders
 * with one source and {@code expected.json}. Invariants: the truth is noted while a fact is printed
 * and never computed from the print; equal seeds give equal bytes; nothing here knows how documents
 * are read.
 */
package io.quittance.evaluation.generate;
