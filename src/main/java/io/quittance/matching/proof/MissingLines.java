package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.combination.Combination;
import io.quittance.matching.combination.CountSubsets;
import io.quittance.matching.combination.Ground;
import io.quittance.matching.combination.OpenAmount;
import io.quittance.matching.combination.SearchLimits;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The items that are probably meant beside those that are named: of what is named less than the
 * payment is paid, and these are the payer's most plausible other open items that give the rest.
 */
final class MissingLines {
  /**
   * It is looked for whenever an advice is held, beside much else. The steps end it, the same on
   * every machine: a recommendation that comes and goes would be a new case each time.
   */
  private static final SearchLimits LIMITS =
      new SearchLimits(
          2_000, 32L << 20, 50_000_000L, Duration.ofSeconds(10), Double.POSITIVE_INFINITY);

  private MissingLines() {}

  /** Where the advice says itself that more was paid than it lists. */
  static Optional<Probable> of(Facts facts) {
    Money sum = facts.stated().sum();
    if (facts.payment() == null
        || facts.customer() == null
        || sum == null
        || !facts.payment().available().equals(facts.stated().total())
        || sum.compareTo(facts.stated().total()) >= 0) {
      return Optional.empty();
    }
    LikelyItems likely = LikelyItems.of(facts.lines());
    List<Application> applications = new ArrayList<>();
    for (int i = 0; i < facts.lines().size(); i++) {
      List<Application> own = likely.applications(i, facts.lines().get(i));
      if (own.isEmpty()) {
        return Optional.empty();
      }
      applications.addAll(own);
    }
    Set<String> named =
        likely.items().stream()
            .filter(Objects::nonNull)
            .map(OpenItem::id)
            .collect(Collectors.toSet());
    Money missing = facts.stated().total().minus(sum);
    List<OpenItem> open =
        facts.books().openItems(facts.customer()).stream()
            .filter(item -> !named.contains(item.id()))
            .filter(item -> item.legalEntity().equals(facts.payment().legalEntity()))
            .toList();
    // Some combination gives almost any amount: without a word of missing lines it has to be more.
    boolean said = Boolean.FALSE.equals(facts.advice().complete());
    return rest(open, missing)
        .filter(rest -> said || !rest.grounds().contains(Ground.SUM_ONLY))
        .map(
            rest -> {
              applications.addAll(UnannouncedGrounds.applications(rest, missing.currency()));
              return new Probable(
                  applications,
                  ReasonCode.PARTIAL_LIST.because(
                      "recommended, not proven: %s are not listed; beside what is, they probably are"
                              .formatted(missing)
                          + " "
                          + UnannouncedGrounds.describe(rest)));
            });
  }

  /** The most plausible combination of open items that gives an amount, if one is known. */
  static Optional<Combination> rest(List<OpenItem> open, Money amount) {
    List<OpenAmount> amounts =
        open.stream()
            .filter(item -> item.available().currency().equals(amount.currency()))
            .filter(item -> item.available().minor() <= OpenAmount.LARGEST)
            .map(OpenAmount::of)
            .toList();
    return UnannouncedGrounds.best(new CountSubsets(LIMITS).count(amounts, amount.minor(), 0))
        .stream()
        .findFirst();
  }
}
