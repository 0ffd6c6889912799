package io.quittance.bank.nature;

/** Fired inside the transaction that replaced the tenant's rules. */
public record ReceiptRulesChanged() {}
