package io.quittance.bank;

import java.util.UUID;

/** Fired inside the transaction in which a person or a later report answered a question. */
public record BankQuestionClosed(UUID question) {}
