/**
 * The files in which banks report what moved on our accounts. Input: bytes of an upload; output:
 * statements with their entries, or why one is refused. Plain Java without a store. Invariants: a
 * control total that does not add up refuses its statement whole, an entry that cannot be read
 * refuses its row alone, amounts are never taken from running text.
 */
package io.quittance.bank.statement;
