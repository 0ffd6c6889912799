/**
 * When labels may decide where proof does not reach, and how everything that posts by itself is
 * watched. Input: people's decisions on proposals, blind audits, reversals; output: a permit to
 * post one held proposal, or none. Invariants: without a budget in the tenant's policy nothing is
 * permitted; a certificate is void for ever as soon as policy, reader, prompt, model or score
 * change; the score knows bank and books only ({@link io.quittance.certificate.score}); a breaker
 * that has stopped is reset by a person only. The decision record is {@code adr/0025}.
 */
package io.quittance.certificate;
