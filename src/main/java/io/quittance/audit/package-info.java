/**
 * What was done by whom, append-only. Input: actor, action, subject; output: rows nobody can
 * change.
 */
package io.quittance.audit;
