package io.quittance.bank;

/**
 * A person's answer to a question about what a bank said.
 *
 * @param answer {@code same} or {@code another} for what may have been told before, {@code payment}
 *     for a return, {@code noted} for what needs nothing more
 * @param payment the payment that a return takes back
 */
public record BankAnswer(String answer, String payment, String note) {}
