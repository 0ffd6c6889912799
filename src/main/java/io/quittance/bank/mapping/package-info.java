/**
 * CSV of banks, read by a mapping that somebody has saved for the account. Input: the file and the
 * mapping; output: a statement like those of the standards. Invariant: a cell that is not of the
 * form that the mapping says refuses its row; nothing is guessed.
 */
package io.quittance.bank.mapping;
