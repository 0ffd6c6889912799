package io.quittance.matching.rule;

import io.quittance.ledger.Application;
import io.quittance.money.Money;
import io.quittance.policy.AccountRule;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies an amount that names nothing by the first of the tenant's rules that has an answer. */
public final class AccountRules {
  private static final int MOST_SUMMED = 5;

  private final Money amount;
  private final LocalDate valueDate;
  private final Policy policy;
  private final List<Due> all;
  private final List<Due> debits;

  private AccountRules(Money amount, LocalDate valueDate, Policy policy, List<OpenItem> items) {
    this.amount = amount;
    this.valueDate = valueDate;
    this.policy = policy;
    this.all =
        items.stream()
            .filter(item -> item.available().currency().equals(amount.currency()))
            .filter(item -> item.status() == OpenItem.Status.OPEN && item.available().isPositive())
            .filter(item -> !item.inCollection() && !item.directDebit())
            .map(item -> Due.of(item, valueDate, policy))
            .sorted(Due.OLDEST_FIRST)
            .toList();
    this.debits = all.stream().filter(due -> !due.item().kind().credit()).toList();
  }

  /**
   * @param valueDate of the money; decides which items are past due and which discounts count
   * @param items open items of the payer in the payment's legal entity; what may not be applied
   *     automatically is left out here
   */
  public static Optional<RuleAnswer> answer(
      Money amount, LocalDate valueDate, Policy policy, List<OpenItem> items) {
    AccountRules rules = new AccountRules(amount, valueDate, policy, items);
    return policy.unannounced().rules().stream()
        .flatMap(rule -> rules.by(rule).stream())
        .findFirst();
  }

  private Optional<RuleAnswer> by(AccountRule rule) {
    return switch (rule) {
      case MATCH_INVOICE -> {
        List<Due> equal = equal();
        yield equal.size() == 1 ? exactly(rule, equal, "the only item of the amount") : none();
      }
      case MATCH_EARLIEST ->
          exactly(
              rule,
              equal().stream().limit(1).toList(),
              "of %d items of the amount the one due first, then of the lowest id"
                  .formatted(equal().size()));
      case CLEAR_ACCOUNT -> exactly(rule, all, "the balance of all open items");
      case CLEAR_PAST_DUE -> exactly(rule, pastDue(), "all items past due");
      case RUNNING_TOTAL -> runningTotal();
      case SUM_OF_OLDEST -> sumOfOldest();
      case FIRST_COMBINATION ->
          Groups.firstCombination(debits, amount)
              .flatMap(
                  found ->
                      exactly(
                          rule, found.items(), "combination %d tried".formatted(found.tried())));
      case SMALLEST_GROUP ->
          Groups.smallest(debits, amount, valueDate)
              .flatMap(group -> exactly(rule, group, "the smallest group, then the oldest"));
      case OLDEST_FIRST -> oldestFirst();
    };
  }

  private List<Due> equal() {
    return debits.stream().filter(due -> due.amount().equals(amount)).toList();
  }

  private List<Due> pastDue() {
    return debits.stream()
        .filter(due -> due.day() != null && valueDate != null && due.day().isBefore(valueDate))
        .toList();
  }

  /** Items in order until their total is the amount, to the tolerance of that total. */
  private Optional<RuleAnswer> runningTotal() {
    Money total = Money.zero(amount.currency());
    List<Due> taken = new ArrayList<>();
    for (Due due : debits) {
      taken.add(due);
      total = total.plus(due.amount());
      Money off = total.minus(amount);
      Money size = off.isNegative() ? off.negated() : off;
      if (size.isZero() || size.compareTo(policy.tolerance().of(total)) <= 0) {
        return within(taken, off);
      }
    }
    return none();
  }

  /**
   * @param off what the items are more than the amount, written off on the last; negative where the
   *     amount is more
   */
  private Optional<RuleAnswer> within(List<Due> taken, Money off) {
    List<Application> applications = new ArrayList<>(settled(taken));
    int last = applications.size() - 1;
    Application old = applications.get(last);
    if (off.isPositive()) {
      if (off.compareTo(old.amount()) >= 0) {
        return none();
      }
      applications.set(
          last,
          new Application(
              old.openItem(), old.amount().minus(off), old.discount(), off, "tolerance"));
    }
    Money none = Money.zero(amount.currency());
    return Optional.of(
        new RuleAnswer(
            AccountRule.RUNNING_TOTAL,
            applications,
            off.isNegative() ? off.negated() : none,
            "the oldest items up to a running total of the amount, items: " + taken.size()));
  }

  private Optional<RuleAnswer> sumOfOldest() {
    for (int count = 1; count <= Math.min(MOST_SUMMED, debits.size()); count++) {
      Optional<RuleAnswer> found =
          exactly(
              AccountRule.SUM_OF_OLDEST,
              debits.subList(0, count),
              "the %d oldest items".formatted(count));
      if (found.isPresent()) {
        return found;
      }
    }
    return none();
  }

  /** The last one in part only where the policy applies parts. */
  private Optional<RuleAnswer> oldestFirst() {
    List<Application> applications = new ArrayList<>();
    Money left = amount;
    for (Due due : debits) {
      if (!left.isPositive()) {
        break;
      }
      boolean whole = due.amount().compareTo(left) <= 0;
      if (!whole && policy.differences().unexplained() != Policy.Unexplained.APPLY_PART) {
        break;
      }
      Money cash = due.amount().min(left);
      applications.add(whole ? due.settled() : due.inPart(cash));
      left = left.minus(cash);
    }
    return applications.isEmpty()
        ? none()
        : Optional.of(
            new RuleAnswer(
                AccountRule.OLDEST_FIRST,
                applications,
                left,
                "items in the order of due dates, items: " + applications.size()));
  }

  /** Empty unless the items are the amount to the cent. */
  private Optional<RuleAnswer> exactly(AccountRule rule, List<Due> items, String words) {
    Money total = Money.zero(amount.currency());
    for (Due due : items) {
      total = total.plus(due.amount());
    }
    return items.isEmpty() || !total.equals(amount)
        ? none()
        : Optional.of(new RuleAnswer(rule, settled(items), Money.zero(amount.currency()), words));
  }

  private static List<Application> settled(List<Due> items) {
    return items.stream().map(Due::settled).toList();
  }

  private static Optional<RuleAnswer> none() {
    return Optional.empty();
  }
}
