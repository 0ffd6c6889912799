/**
 * Prints papers as text, HTML, PDF, sheets, Word documents and scans, without looking at a clock.
 */
package io.quittance.evaluation.generate.print;
