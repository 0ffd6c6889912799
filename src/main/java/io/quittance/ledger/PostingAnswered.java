package io.quittance.ledger;

/**
 * Fired inside the transaction in which the ERP's answer to a posting was recorded.
 *
 * @param refusal why the ERP refused it; null when it booked it
 */
public record PostingAnswered(String posting, String refusal) {}
