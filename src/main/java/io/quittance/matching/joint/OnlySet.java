package io.quittance.matching.joint;

import io.quittance.matching.combination.Combinations;
import io.quittance.matching.combination.CountSubsets;
import io.quittance.matching.combination.OpenAmount;
import io.quittance.matching.combination.SearchLimits;
import io.quittance.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The only set of two or more things of known amounts that gives a sum, if there is one. */
final class OnlySet {
  /** More things than these are a question anyway. */
  static final int MOST = 200;

  private static final SearchLimits LIMITS =
      new SearchLimits(
          MOST, 64L << 20, 500_000_000L, Duration.ofSeconds(2), Double.POSITIVE_INFINITY);

  private OnlySet() {}

  /**
   * @param amounts by name, all of the sum's currency
   * @return names in order; empty when none gives the sum, several do, or it cannot be counted
   */
  static Optional<List<String>> of(Map<String, Money> amounts, Money sum) {
    return orOne(amounts, sum).filter(names -> names.size() > 1);
  }

  /** The same where a single one may be the set. */
  static Optional<List<String>> orOne(Map<String, Money> amounts, Money sum) {
    if (amounts.size() > MOST || amounts.size() < 2) {
      return Optional.empty();
    }
    return count(amounts, sum)
        .fold(
            none -> Optional.empty(),
            unique -> Optional.of(names(unique)),
            several -> Optional.empty(),
            notDecided -> Optional.empty());
  }

  static List<String> names(Combinations.Unique unique) {
    return unique.combination().items().stream().map(OpenAmount::id).sorted().toList();
  }

  /** How many sets of one or more give the sum; not decided where there are too many things. */
  static Combinations count(Map<String, Money> amounts, Money sum) {
    List<OpenAmount> all = new ArrayList<>();
    amounts.forEach(
        (name, amount) -> {
          if (amount.minor() <= OpenAmount.LARGEST) {
            all.add(new OpenAmount(name, name, amount.minor(), null, null, null));
          }
        });
    return new CountSubsets(LIMITS).count(all, sum.minor(), 0);
  }
}
