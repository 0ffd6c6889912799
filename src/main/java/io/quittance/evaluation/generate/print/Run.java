package io.quittance.evaluation.generate.print;

/**
 * One string on a page.
 *
 * @param x points from the left
 * @param y points from the bottom, of the base line
 * @param column of a table, from 0; -1 outside of tables
 */
record Run(int page, float x, float y, String text, float size, boolean bold, int column) {}
