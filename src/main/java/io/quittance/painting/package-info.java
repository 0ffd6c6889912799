/**
 * From documents and the evidence in them to what a page prints: lines, grids and papers cut into
 * marked and unmarked pieces. Input: documents and a reading; output: plain text in records, never
 * the sender's markup. Used by the analysts' pages and by the report of {@code extract}.
 */
package io.quittance.painting;
