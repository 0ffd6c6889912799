package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Rival;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.combination.Combination;
import io.quittance.matching.combination.CombinationRule;
import io.quittance.matching.combination.Combinations;
import io.quittance.matching.combination.Ground;
import io.quittance.matching.combination.OpenAmount;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** Why just these items: the bank names them all, or no other combination gives the amount. */
final class UnannouncedGrounds {
  private UnannouncedGrounds() {}

  /** Every number in the bank's text means one item, and these are the items claimed. */
  static Finding named(UnannouncedFacts facts, UnannouncedClaim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    if (!facts.named().whole()) {
      doubts.add(ReasonCode.PARTIAL_LIST, "the bank's text is longer than what is looked at");
    }
    for (NamedByBank.Naming naming : facts.named().namings()) {
      if (naming.items().size() > 1) {
        doubts.add(
            ReasonCode.ITEM_AMBIGUOUS,
            "the bank's text names %s, which could be %s"
                .formatted(
                    Quoted.text(naming.printed()),
                    naming.items().stream()
                        .limit(ItemChecks.MOST_EXAMPLES)
                        .map(ItemChecks::describe)
                        .collect(Collectors.joining(" or "))));
      }
    }
    List<String> named = facts.named().items().stream().map(OpenItem::id).toList();
    if (named.isEmpty()) {
      doubts.add(ReasonCode.ITEM_NOT_NAMED, "the bank's text names no open item");
    } else if (!named.equals(ids(claim))) {
      doubts.add(
          ReasonCode.NOT_AS_ADVISED,
          "the bank's text names %s, claimed are %s".formatted(named, ids(claim)));
    }
    return doubts.or(
        () ->
            "the bank's text names just these items: "
                + facts.named().namings().stream()
                    .limit(ItemChecks.MOST_EXAMPLES)
                    .map(naming -> Quoted.text(naming.printed()))
                    .collect(Collectors.joining(", ")));
  }

  /**
   * The count over all open items of the payer finds one combination, and it is the one claimed.
   */
  static Finding combined(UnannouncedFacts facts, UnannouncedClaim claim) {
    Combinations combinations = facts.combinations();
    // Whether the policy has switched it on and who paid are checks of their own.
    return CombinationRule.OFF
        .switchedOn()
        .judge(combinations, true)
        .fold(
            allowed ->
                ids(allowed.combination()).equals(ids(claim))
                    ? Finding.passed(allowed.words())
                    : Finding.refused(
                        ReasonCode.NOT_AS_ADVISED,
                        "the only combination is %s, claimed are %s"
                            .formatted(ids(allowed.combination()), ids(claim))),
            refused -> {
              Finding.Doubts doubts = new Finding.Doubts();
              refused.reasons().forEach(reason -> doubts.add(code(reason.code()), reason.words()));
              rivals(combinations, facts).forEach(doubts::rival);
              return doubts.or(() -> "");
            });
  }

  private static ReasonCode code(CombinationRule.Code code) {
    return switch (code) {
      case SWITCHED_OFF -> ReasonCode.POLICY_HOLDS;
      case PAYER_NOT_CERTAIN -> ReasonCode.PAYER_UNKNOWN;
      case NO_COMBINATION -> ReasonCode.ITEM_NOT_NAMED;
      case SEVERAL_COMBINATIONS -> ReasonCode.SEVERAL_COMBINATIONS;
      case NOT_COUNTED -> ReasonCode.NOT_DECIDED;
      case TOO_MANY_ITEMS, CHANCE -> ReasonCode.BY_CHANCE;
    };
  }

  /** The combinations side by side when there are several, each with why it is plausible. */
  private static List<Rival> rivals(Combinations combinations, UnannouncedFacts facts) {
    Currency currency = facts.payment().amount().currency();
    List<Combination> best = best(combinations);
    return best.size() < 2
        ? List.of()
        : best.stream().map(one -> new Rival(describe(one), applications(one, currency))).toList();
  }

  /** The most plausible combinations known, the best first; of some that nobody counted too. */
  static List<Combination> best(Combinations combinations) {
    return combinations.fold(
        none -> List.of(),
        unique -> List.of(unique.combination()),
        Combinations.Several::best,
        Combinations.NotDecided::known);
  }

  static List<Application> applications(Combination combination, Currency currency) {
    Money zero = Money.zero(currency);
    return combination.items().stream()
        .map(
            item ->
                new Application(
                    item.id(), new Money(Math.abs(item.minor()), currency), zero, zero, null))
        .toList();
  }

  static String describe(Combination combination) {
    return "%s: %s"
        .formatted(
            combination.grounds().stream().map(Ground::words).collect(Collectors.joining(", ")),
            combination.items().stream()
                .limit(ItemChecks.MOST_EXAMPLES)
                .map(OpenAmount::number)
                .map(Quoted::text)
                .collect(
                    Collectors.joining(
                        ", ",
                        "",
                        combination.items().size() > ItemChecks.MOST_EXAMPLES
                            ? " and %d more"
                                .formatted(combination.items().size() - ItemChecks.MOST_EXAMPLES)
                            : "")));
  }

  private static List<String> ids(UnannouncedClaim claim) {
    return claim.applications().stream().map(Application::openItem).sorted().toList();
  }

  private static List<String> ids(Combination combination) {
    return combination.items().stream().map(OpenAmount::id).sorted().toList();
  }
}
