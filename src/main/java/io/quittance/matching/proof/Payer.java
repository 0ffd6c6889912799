package io.quittance.matching.proof;

import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.receivables.BankAccount;
import io.quittance.receivables.Customer;
import java.util.List;
import java.util.Optional;

/**
 * Who paid, as the bank knows it: the customers that carry the account the money came from. An
 * account of several is a collecting account and identifies nobody.
 */
public record Payer(String account, List<Customer> holders) {
  public Payer {
    holders = List.copyOf(holders);
  }

  public static Payer of(Payment payment, Books books) {
    String account = BankAccount.canonical(payment.payerAccount());
    return new Payer(
        account, account.isEmpty() ? List.of() : books.customersByBankAccount(account));
  }

  public Optional<Customer> certain() {
    return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
  }

  /** The account as sentences show it: its last four characters. */
  String masked() {
    return account.length() <= 4 ? "...." : "...." + account.substring(account.length() - 4);
  }
}
