/**
 * Language models behind one port. Input: a prompt and a schema; output: an answer that is
 * complete, or the reason why there is none. Invariant: an error is never content.
 */
package io.quittance.model;
