package io.quittance.bank.nature;

import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedTransaction;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    if (wanted == null) {
      return true;
    }
    Pattern pattern =
        Pattern.compile(
            Stream.of(wanted.split("/", -1))
                .map(step -> step.equals("*") ? "[^/]+" : Pattern.quote(step))
                .reduce((left, right) -> left + "/" + right)
                .orElseThrow()
                .concat(wanted.endsWith("/*") ? "(/.*)?" : ""));
    return codes.stream().anyMatch(code -> pattern.matcher(code).matches());
  }

  /** As whole words, without regard to case and signs between them. */
  private static boolean contains(String text, String words) {
    return words == null || (text != null && plain(text).contains(plain(words)));
  }

  private static String plain(String text) {
    return " " + text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
