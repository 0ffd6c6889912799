package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a line does to its item: the amount applied, what stays open or over, and what makes it
 * doubtful. The application is filled in any case, as a recommendation.
 *
 * @param beside what is used besides, or null
 * @param remainder null when the item is settled to the cent
 * @param excess what the line pays beyond the item, zero or positive
 * @param rule what the policy added to what the line says, in words and figures; null when nothing
 * @param failing the check that the doubt belongs to, or null when there is none
 * @param doubt null when the line is explained
 */
record Settlement(
    Application application,
    Beside beside,
    Remainder remainder,
    Money excess,
    String rule,
    Check failing,
    Reason doubt) {

  /** A credit that no line names, used for this line. */
  record Beside(OpenItem credit, Application application) {}

  /** In this order; the first that has something to say decides. */
  private static final List<Explanation> EXPLANATIONS =
      List.of(
          new DiscountEvenIfPaid(),
          new PaidExactly(),
          new PaidOver(),
          new AsPrinted(),
          new Rounding(),
          new ByPolicy(),
          new PaidInPart());

  /** The line's net must not be null, and in the item's currency. */
  static Settlement of(
      StatedLine line,
      OpenItem item,
      Policy policy,
      LocalDate valueDate,
      List<OpenItem> unnamedCredits) {
    return item.kind().credit()
        ? CreditUsed.of(line, item, policy)
        : of(new PaidLine(line, item, policy, valueDate, unnamedCredits));
  }

  /** The same, applied so. */
  Settlement with(Application changed) {
    return new Settlement(changed, beside, remainder, excess, rule, failing, doubt);
  }

  List<Application> applications() {
    return beside == null ? List.of(application) : List.of(application, beside.application());
  }

  private static Settlement of(PaidLine paid) {
    for (Explanation explanation : EXPLANATIONS) {
      List<Settlement> found = explanation.of(paid);
      if (!found.isEmpty()) {
        return onlyOne(paid, found);
      }
    }
    return paid.unexplained(paid.missing(), " and no reason is printed");
  }

  /** Two that post different things are a tie, and a tie is a question. */
  private static Settlement onlyOne(PaidLine paid, List<Settlement> found) {
    if (found.stream().map(Settlement::applications).distinct().count() == 1) {
      return found.get(0);
    }
    return doubtful(
        paid.plain(paid.line().net().min(paid.open())),
        Check.AMOUNTS_EXPLAINED,
        ReasonCode.AMOUNT_DIFFERS,
        paid.sentence()
            + found.stream()
                .map(one -> one.rule() == null ? one.doubt().message() : one.rule())
                .collect(Collectors.joining(", or ", ": either ", "; both explain it")));
  }

  static Settlement exact(Application application) {
    return byRule(application, null);
  }

  static Settlement byRule(Application application, String rule) {
    return new Settlement(
        application, null, null, Money.zero(application.amount().currency()), rule, null, null);
  }

  static Settlement doubtful(
      Application application, Check failing, ReasonCode code, String message) {
    return new Settlement(
        application,
        null,
        null,
        Money.zero(application.amount().currency()),
        null,
        failing,
        code.because(message));
  }
}
