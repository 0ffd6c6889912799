package io.quittance.bank;

import io.quittance.bank.BankAccountsResource.AccountView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes an account of ours known or changes its names. Money that came from a name which is ours
 * now, or is ours no longer, is judged again: a transfer of our own pays no customer's invoice. In
 * the caller's transaction.
 */
@Singleton
class ChangeAccount {
  private final StatementAccounts accounts;
  private final JudgeAgain judgeAgain;

  ChangeAccount(StatementAccounts accounts, JudgeAgain judgeAgain) {
    this.accounts = accounts;
    this.judgeAgain = judgeAgain;
  }

  /** As {@link StatementAccounts#put}. */
  AccountView run(String id, String legalEntity, List<String> names) {
    Set<String> before = accounts.canonicalNames();
    AccountView known = accounts.put(id, legalEntity, names);
    Set<String> after = accounts.canonicalNames();
    Set<String> changed = new TreeSet<>(before);
    changed.addAll(after);
    changed.removeIf(name -> before.contains(name) && after.contains(name));
    judgeAgain.from(changed);
    return known;
  }
}
