/**
 * Durable work on PostgreSQL. Input: a job of identifiers, enqueued in the transaction that makes
 * it necessary; output: it runs at least once, is retried with pauses, and is parked visibly after
 * the last attempt.
 */
package io.quittance.jobs;
