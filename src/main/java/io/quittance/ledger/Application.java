package io.quittance.ledger;

import io.quittance.money.Money;

/**
 * A wish to move value onto an open item.
 *
 * @param openItem the item whose balance falls; for a credit item the value that is used up
 * @param amount positive: cash (or credit) applied, without discount and write-off; on a credit
 *     item the amount of credit used
 * @param discount positive or zero, in the item's currency
 * @param writeOff positive or zero
 * @param reasonCode required for a write-off, else null
 */
public record Application(
    String openItem, Money amount, Money discount, Money writeOff, String reasonCode) {}
