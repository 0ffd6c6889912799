package io.quittance.receivables;

import java.util.Locale;

/** How bank accounts are compared: upper case, ASCII letters and digits only. */
public final class BankAccount {
  private BankAccount() {}

  /** Empty for null and for text without letters and digits. */
  public static String canonical(String printed) {
    return printed == null ? "" : printed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
