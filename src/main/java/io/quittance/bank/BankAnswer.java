package io.quittance.bank;

import java.util.List;

/**
 * A person's answer to a question about what a bank said.
 *
 * @param answer {@code same} or {@code another} for what may have been told before, {@code payment}
 *     for a return, {@code noted} for what needs nothing more
 * @param payment the payment that a return takes back
 * @param openItems of a return that takes more than what is free of its payment, the items whose
 *     applications go back; null or empty when none has to be named
 */
public record BankAnswer(String answer, String payment, List<String> openItems, String note) {
  public BankAnswer {
    openItems = openItems == null ? List.of() : List.copyOf(openItems);
  }

  public BankAnswer(String answer, String payment, String note) {
    this(answer, payment, null, note);
  }
}
