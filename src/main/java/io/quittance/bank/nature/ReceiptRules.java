package io.quittance.bank.nature;

import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedTransaction;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules in their order, applied to an entry. */
public final class ReceiptRules {
  private final List<ReceiptRule> rules;
  private final Set<String> ownAccounts;

  /**
   * @param ownAccounts in canonical form
   */
  public ReceiptRules(List<ReceiptRule> rules, Set<String> ownAccounts) {
    this.rules = List.copyOf(rules);
    this.ownAccounts = Set.copyOf(ownAccounts);
  }

  /**
   * @param rule null when no rule holds and the direction decides
   */
  public record Verdict(Nature nature, String rule) {}

  public Verdict of(StatedEntry entry) {
    return rules.stream()
        .filter(rule -> holds(rule, entry))
        .findFirst()
        .map(rule -> new Verdict(rule.nature(), rule.name()))
        .orElseGet(() -> new Verdict(Nature.absent(entry.direction()), null));
  }

  /** What is true of a batch is true of each of its transactions. */
  private boolean holds(ReceiptRule rule, StatedEntry entry) {
    if (rule.direction() != null && rule.direction() != entry.direction()) {
      return false;
    }
    if (!rule.nature().fits(entry.direction())) {
      return false;
    }
    if (entry.transactions().isEmpty()) {
      return !rule.ownAccount()
          && rule.party() == null
          && (!rule.returned() || entry.reversal())
          && matches(rule.code(), entry.codes())
          && contains(entry.text(), rule.text());
    }
    return entry.transactions().stream().allMatch(transaction -> holds(rule, entry, transaction));
  }

  private boolean holds(ReceiptRule rule, StatedEntry entry, StatedTransaction transaction) {
    return (!rule.returned() || entry.reversal() || transaction.returned())
        && (!rule.ownAccount() || isOwn(transaction.partyAccount()))
        && matches(rule.code(), transaction.codes())
        && contains(transaction.party(), rule.party())
        && (contains(transaction.text(), rule.text()) || contains(entry.text(), rule.text()));
  }

  private boolean isOwn(String account) {
    return account != null
        && ownAccounts.contains(account.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
  }

  private static boolean matches(String wanted, List<String> codes) {
    return wanted == null || codes.stream().anyMatch(code -> matches(wanted, code));
  }

  /** Step by step; a {@code *} at the end stands for any number of steps. */
  private static boolean matches(String wanted, String code) {
    String[] asked = wanted.split("/", -1);
    String[] given = code.split("/", -1);
    boolean open = asked[asked.length - 1].equals("*");
    if (given.length < asked.length - 1 || (!open && given.length != asked.length)) {
      return false;
    }
    for (int i = 0; i < Math.min(asked.length, given.length); i++) {
      if (!asked[i].equals("*") && !asked[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }

  /** As whole words, without regard to case and signs between them. */
  private static boolean contains(String text, String words) {
    return words == null || (text != null && plain(text).contains(plain(words)));
  }

  private static String plain(String text) {
    return " " + text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
