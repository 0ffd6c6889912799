/**
 * Tells receivers that a tenant named of what was committed, signed as Standard Webhooks has it.
 * Input: rows of events that the database writes in the transaction of what they tell of; output:
 * one POST after the other, in order, at least once. Invariants: an event goes only when its
 * receiver has answered with success; nothing is sent to an address that is not public unless a
 * setting allows; a secret is shown once.
 */
package io.quittance.webhooks;
