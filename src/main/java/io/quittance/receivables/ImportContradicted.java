package io.quittance.receivables;

/**
 * Fired inside the transaction of an import whose row was refused because it contradicts what was
 * applied to the item; once for each contradiction, however often it is imported.
 */
public record ImportContradicted(String item, String message) {}
