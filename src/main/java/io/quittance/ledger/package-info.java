/**
 * Double-entry postings, applications, reversals: the only writer and the owner of balances. Knows
 * nothing of advices. Invariants: append-only, every posting sums to zero in each currency,
 * enforced by the database.
 */
package io.quittance.ledger;
