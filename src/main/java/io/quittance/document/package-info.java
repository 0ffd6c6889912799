/**
 * What a part visibly says, with the place of every word. Input: parts; output: {@link
 * io.quittance.document.Document}. Invariants: parsing runs in a child process that can be killed;
 * hidden content is apart; a cut text is flagged.
 */
package io.quittance.document;
