/**
 * What all REST resources share: who calls ({@code Caller}), refusals ({@code Problem}), pages with
 * cursors, entity tags, idempotency keys, what browsers may do. Input: a call; output: a caller
 * with one tenant, or a problem document. Invariants: no call under {@code /api} without a caller;
 * an error tells no internals. Imports no stage.
 */
package io.quittance.api;
