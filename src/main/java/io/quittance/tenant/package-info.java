/**
 * Whose rows these are. Output: a transaction that sees one tenant, the bearer of a call.
 * Invariant: without a tenant nothing is seen and nothing is written.
 */
package io.quittance.tenant;
