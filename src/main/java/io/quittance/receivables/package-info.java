/**
 * What the ERP said: legal entities, customers, open items. Input: imports by REST; output: items
 * with what is available of them. Invariant: an import that contradicts an application is a case,
 * never a silent change.
 */
package io.quittance.receivables;
