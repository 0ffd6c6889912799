/**
 * What a movement of our account is: a receipt that pays receivables, or one of the others. Input:
 * an entry as the bank states it and the tenant's rules; output: its nature and the rule that says
 * so. Invariant: the first rule whose conditions all hold decides, and people can see which.
 */
package io.quittance.bank.nature;
