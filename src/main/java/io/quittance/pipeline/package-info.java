/**
 * The stages as durable jobs: received, read, matched, posted or held. Input: an intake; output:
 * one outcome for each message. Invariant: every step can crash anywhere and be repeated.
 */
package io.quittance.pipeline;
