/** Scores readers and matchers on labelled cases; benchmarks. */
package io.quittance.evaluation;
