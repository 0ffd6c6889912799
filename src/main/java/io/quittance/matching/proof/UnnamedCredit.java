package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A credit of the payer's that nobody names is what the line is short by. It has to be the only
 * credit, and the only sum of credits, that is; {@link PaidLine#credits} is empty unless the policy
 * lets it and the advice is a complete list.
 */
final class UnnamedCredit implements Explanation {
  /** Of more credits the sums are not counted: nothing is said to be the only one. */
  static final int MOST_CREDITS = 16;

  @Override
  public List<Settlement> of(PaidLine paid) {
    List<OpenItem> credits = paid.credits();
    if (credits.isEmpty() || !paid.printsNoReduction() || !paid.missing().isPositive()) {
      return List.of();
    }
    if (credits.size() > MOST_CREDITS) {
      return credits.stream().anyMatch(credit -> credit.available().equals(paid.missing()))
          ? List.of(
              question(paid, "one of " + credits.size() + " credits, too many to exclude others"))
          : List.of();
    }
    List<List<OpenItem>> sums = sums(credits, paid.missing());
    if (sums.isEmpty()) {
      return List.of();
    }
    return sums.size() == 1 && sums.get(0).size() == 1
        ? List.of(used(paid, sums.get(0).get(0)))
        : List.of(
            question(
                paid,
                sums.stream()
                    .limit(ItemChecks.MOST_EXAMPLES)
                    .map(UnnamedCredit::words)
                    .collect(Collectors.joining(", or "))));
  }

  private static Settlement used(PaidLine paid, OpenItem credit) {
    Money zero = Money.zero(paid.open().currency());
    return new Settlement(
        paid.plain(paid.open()),
        new Settlement.Beside(
            credit, new Application(credit.id(), credit.available(), zero, zero, null)),
        null,
        zero,
        "%s: %s, which no line names, is the only credit that explains it (policy %d)"
            .formatted(paid.line().name(), ItemChecks.describe(credit), paid.policy().version()),
        null,
        null);
  }

  private static Settlement question(PaidLine paid, String credits) {
    return Settlement.doubtful(
        paid.plain(paid.line().net()),
        Check.AMOUNTS_EXPLAINED,
        ReasonCode.CREDIT_NOT_NAMED,
        paid.sentence() + ", short by " + credits);
  }

  private static List<List<OpenItem>> sums(List<OpenItem> credits, Money wanted) {
    List<List<OpenItem>> found = new ArrayList<>();
    for (int chosen = 1; chosen < 1 << credits.size(); chosen++) {
      Money sum = Money.zero(wanted.currency());
      List<OpenItem> items = new ArrayList<>();
      for (int i = 0; i < credits.size() && sum.compareTo(wanted) <= 0; i++) {
        if ((chosen & 1 << i) != 0) {
          sum = sum.plus(credits.get(i).available());
          items.add(credits.get(i));
        }
      }
      if (sum.equals(wanted) && items.size() == Integer.bitCount(chosen)) {
        found.add(items);
      }
    }
    return found;
  }

  private static String words(List<OpenItem> credits) {
    return credits.stream().map(ItemChecks::describe).collect(Collectors.joining(" and "));
  }
}
