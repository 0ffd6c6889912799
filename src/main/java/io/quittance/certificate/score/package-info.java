/**
 * How sure a posting is that is not proven. Input: payment, what is to be applied, books; output: a
 * score with its facts, or nothing where no certificate may ever cover it. Plain Java. Invariants:
 * the facts come from bank, books and identity alone, so that no mail, reader or model can raise a
 * score; what speaks against a posting is no small score but none at all.
 */
package io.quittance.certificate.score;
