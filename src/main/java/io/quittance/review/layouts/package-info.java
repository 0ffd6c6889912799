/**
 * Layouts that payments have proven: kept for one customer and one sender, counted, suspended at
 * the first failed check, seen and removed by people. In: what the pipeline learned, and what
 * became of it. Out: the layouts that count.
 */
package io.quittance.review.layouts;
