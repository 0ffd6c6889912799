package io.quittance.mailbox;

import io.quittance.api.Problem;
import java.nio.charset.StandardCharsets;

/**
 * A password to be kept, as a caller gives it.
 *
 * @param label what people call it, 1 to 100 characters
 * @param sender the address or domain whose files it opens
 * @param password 1 to 200 characters, taken as they are
 */
public record NewDocumentPassword(String label, String sender, String password) {
  /** As many as a reading takes: a longer one could never be tried. */
  static final int MOST_CHARACTERS = 200;

  private static final int LONGEST_LABEL = 100;

  /**
   * The same with blanks around the label gone and the sender in its one form.
   *
   * @throws Problem 422 that says which field is wrong, and never what the password is
   */
  NewDocumentPassword checked() {
    String name = label == null ? "" : label.strip();
    if (name.isEmpty() || name.length() > LONGEST_LABEL || name.matches("(?s).*\\p{Cntrl}.*")) {
      throw Problem.unprocessable(
          "bad-label",
          "label is a text of 1 to " + LONGEST_LABEL + " characters without control characters.");
    }
    PasswordSender from =
        PasswordSender.of(sender)
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "bad-sender",
                        "sender is a mail address (ap@payer.example) or a domain"
                            + " (payer.example)."));
    boolean fits = password != null && !password.isEmpty() && password.length() <= MOST_CHARACTERS;
    // Half of a surrogate pair would be stored as a question mark: another password.
    if (!fits || !StandardCharsets.UTF_8.newEncoder().canEncode(password)) {
      throw Problem.unprocessable(
          "bad-password", "password is a text of 1 to " + MOST_CHARACTERS + " characters.");
    }
    return new NewDocumentPassword(name, from.name(), password);
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "NewDocumentPassword[" + label + " for " + sender + "]";
  }
}
