package io.quittance.bank.statement;

import java.util.Locale;
import java.util.Set;

/** References that name something; banks fill the field with words that name nothing. */
final class BankReference {
  private static final Set<String> NOTHING =
      Set.of("NONREF", "NOTPROVIDED", "NOT PROVIDED", "NONE", "NOREF", "NO REF", "N/A", "UNKNOWN");

  private BankReference() {}

  /** The text, or null when it is empty, a word for nothing, or zeros and signs only. */
  static String of(String text) {
    String stripped = text.strip();
    boolean says =
        stripped.chars().anyMatch(c -> Character.isLetterOrDigit(c) && c != '0')
            && !NOTHING.contains(stripped.toUpperCase(Locale.ROOT));
    return says ? stripped : null;
  }
}
