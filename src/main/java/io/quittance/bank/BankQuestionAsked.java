package io.quittance.bank;

import java.util.UUID;

/**
 * Fired inside the transaction in which a question came up, once for each.
 *
 * @param code what kind of question it is, such as {@code told-before}
 */
public record BankQuestionAsked(UUID question, String code, String message) {}
