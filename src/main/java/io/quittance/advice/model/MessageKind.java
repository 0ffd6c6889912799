package io.quittance.advice.model;

import io.quittance.advice.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * What a message is, as a model says. It decides only whether a closer look is paid for: the
 * verdict stays the built-in reader's, and what may be dangerous is shown to people.
 */
enum MessageKind {
  REMITTANCE(null),
  STATEMENT_OF_ACCOUNT(Problem.Code.STATEMENT_LOOKALIKE),
  REMINDER(Problem.Code.NOT_A_PAYMENT),
  INVOICE(Problem.Code.NOT_A_PAYMENT),
  ORDER(Problem.Code.NOT_A_PAYMENT),
  PAYMENT_PLAN(Problem.Code.NOT_A_PAYMENT),
  PROMISE_TO_PAY(Problem.Code.NOT_A_PAYMENT),
  BANK_DETAILS_CHANGE(Problem.Code.BANK_CHANGE),
  QUESTION(Problem.Code.NOT_A_PAYMENT),
  ADVERTISEMENT(Problem.Code.NOT_A_PAYMENT),
  AUTOMATIC_REPLY(Problem.Code.NOT_A_PAYMENT),
  OTHER(Problem.Code.NOT_A_PAYMENT),
  UNKNOWN(null);

  private final Problem.Code code;

  MessageKind(Problem.Code code) {
    this.code = code;
  }

  /**
   * The answer as the schema of {@code message-kind} has it.
   *
   * @param line id of the line that shows it, or null
   */
  record Answered(String kind, String line) {

    /** Why the message is no remittance; empty when it has to be read closely. */
    Optional<Problem> nothingToRead(NumberedSource source) {
      MessageKind said = valueOf(kind.toUpperCase(Locale.ROOT));
      if (said.code == null || source.place(line).isEmpty()) {
        return Optional.empty();
      }
      String words = said.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return Optional.of(new Problem(said.code, "a model takes it for: " + words, "line " + line));
    }
  }
}
