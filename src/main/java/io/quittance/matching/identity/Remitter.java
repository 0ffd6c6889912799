package io.quittance.matching.identity;

import io.quittance.bank.Payment;
import io.quittance.receivables.BankAccount;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what the bank tells the payer from others: the account, and only where it names none, the name
 * or text it prints when that holds a number like one ({@code JPMC COLL ACCT 99281}).
 *
 * @param pattern canonical: upper case, letters and digits only
 */
public record Remitter(Learned.Kind kind, String pattern) {
  /** Fewer digits than these are no account's. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{5,}");

  /** Longer texts tell of one payment, not of a payer. */
  private static final int MOST_LETTERS = 60;

  /** Empty when the bank prints nothing that would be the same next time. */
  public static Optional<Remitter> of(Payment payment) {
    String account = BankAccount.canonical(payment.payerAccount());
    if (!account.isEmpty()) {
      return Optional.of(new Remitter(Learned.Kind.ACCOUNT, account));
    }
    String named = payment.payerName() == null ? "" : payment.payerName().strip();
    String text = named.isEmpty() ? payment.text() : named;
    return text != null && text.length() <= MOST_LETTERS && NUMBER.matcher(text).find()
        ? Optional.of(
            new Remitter(
                Learned.Kind.REMITTER, text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "")))
        : Optional.empty();
  }

  /** The key of the payer's name as it is learned; empty without one. */
  public static String nameKey(Payment payment) {
    return nameKey(payment.payerName());
  }

  /** The same key of any company's name. */
  public static String nameKey(String name) {
    return CompanyName.of(name).key();
  }

  /** As sentences show it: its last four characters. */
  public String masked() {
    return pattern.length() <= 4 ? "...." : "...." + pattern.substring(pattern.length() - 4);
  }
}
