/**
 * Money the bank reports. Input: imports by REST; output: payments. Invariant: one credit counts
 * once; the same identity with other content is a conflict.
 */
package io.quittance.bank;
