package io.quittance.workbench;

import java.util.UUID;

/**
 * The page on which cases are decided.
 *
 * @param address under which each case has its own, with a slash at the end
 * @param ofMessage true for cases about a message, which may turn out to be no remittance
 */
record Reviews(String address, boolean ofMessage) {
  /** Cases about what is not a message. */
  static final Reviews OF_OTHERS = new Reviews("/cases/", false);

  static Reviews of(UUID message) {
    return new Reviews("/messages/" + message + "/reviews/", true);
  }

  String decision(UUID review) {
    return address + review + "/decision";
  }
}
