/**
 * How well the work goes, counted from what was posted: input is the ledger's tables, the bank's
 * payments and the messages; output are figures of a period, for all or by customer, mailbox or
 * reader. Nothing is written here, amounts of different currencies are never added, and a share or
 * rate always comes with what it was counted of.
 */
package io.quittance.figures;
