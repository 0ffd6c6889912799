package io.quittance.workbench;

import java.util.UUID;

/**
 * The page on which cases are decided.
 *
 * @param address under which each case has its own, with a slash at the end
 * @param ofMessage true for cases about a message, which may turn out to be no remittance
 * @param asks true when a model may draft a question to the payer
 */
record Reviews(String address, boolean ofMessage, boolean asks) {
  /** Cases about what is not a message. */
  static final Reviews OF_OTHERS = new Reviews("/cases/", false, false);

  static Reviews of(UUID message, boolean asks) {
    return new Reviews("/messages/" + message + "/reviews/", true, asks);
  }

  /** Where a question is drafted; empty when none can be. */
  String question(UUID review) {
    return asks ? address + review + "/question" : "";
  }

  String decision(UUID review) {
    return address + review + "/decision";
  }
}
