/**
 * Layouts that money has proven, read again without a model. In: readings whose posting stands (to
 * learn from), or a message and the layouts remembered of its sender. Out: a {@link
 * io.quittance.advice.memory.RememberedLayout} a person can read, or a reading. A remembered layout
 * only points, as a model does: the same code reads the values, the same verifier and certifier
 * look at them.
 */
package io.quittance.advice.memory;
