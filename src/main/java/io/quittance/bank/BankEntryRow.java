package io.quittance.bank;

import io.quittance.bank.nature.Nature;

/**
 * An entry as the store has it.
 *
 * @param rule null when its direction alone gives its nature
 */
record BankEntryRow(String id, Nature nature, String rule) {}
