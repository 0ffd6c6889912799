/**
 * The proof behind a posting. Input: a claim, its source and the books; output: a certificate or
 * every reason against it. Plain Java without clock, store or container. Invariants: nothing a
 * proposer says is believed; other explanations are searched for; a tie is refused.
 */
package io.quittance.matching.proof;
