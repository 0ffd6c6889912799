/**
 * Amounts and how they are printed. Input: text or minor units; output: exact {@link
 * io.quittance.money.Money}. Plain Java; imports nothing of ours.
 */
package io.quittance.money;
