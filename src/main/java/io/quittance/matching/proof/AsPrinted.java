package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import java.util.List;
import java.util.Optional;

/** The line prints why it pays less: a discount, a deduction with its reason, or both. */
final class AsPrinted implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    Money discount = paid.line().discount();
    Money missing = paid.missing();
    if (discount.isPositive() && missing.isNegative()) {
      return List.of(
          paid.unexplained(
              paid.open().minus(paid.line().net()), " less a discount of " + discount));
    }
    if (discount.isPositive() && !earned(paid)) {
      return List.of(notEarned(paid));
    }
    Application application = paid.applied(paid.line().net(), discount);
    if (missing.isZero()) {
      return List.of(Settlement.exact(application));
    }
    return paid.line().reason() == null ? List.of() : List.of(deducted(paid, application));
  }

  private static boolean earned(PaidLine paid) {
    Money discount = paid.line().discount();
    Money settled = paid.line().net().plus(discount);
    return paid.granted().stream()
        .anyMatch(
            granted ->
                granted.equals(discount)
                    || (paid.policy().discounts().proportional()
                        && settled.compareTo(paid.item().amount()) < 0
                        && paid.shareOf(granted, settled).equals(discount)));
  }

  private static Settlement notEarned(PaidLine paid) {
    Money discount = paid.line().discount();
    Policy policy = paid.policy();
    Application without = paid.plain(paid.line().net());
    if (!policy.discounts().takeEarned()) {
      return Settlement.doubtful(
          without,
          Check.POLICY_ALLOWS,
          ReasonCode.POLICY_HOLDS,
          "%s takes a discount of %s: policy %d takes none"
              .formatted(paid.line().name(), discount, policy.version()));
    }
    String sentence =
        "%s takes a discount of %s on %s, value date %s: %s"
            .formatted(
                paid.line().name(),
                discount,
                Quoted.text(paid.item().number()),
                paid.valueDate(),
                terms(paid));
    boolean onlyLate =
        paid.valueDate() != null
            && paid.missing().isZero()
            && paid.item().discounts().stream().anyMatch(t -> t.amount().equals(discount));
    return onlyLate && policy.discounts().late() == Policy.Late.LEAVE_OPEN
        ? paid.shortOf(
            without,
            discount,
            ", a discount that is not earned",
            "%s; policy %d leaves it open".formatted(sentence, policy.version()))
        : Settlement.doubtful(
            without, Check.DISCOUNTS_EARNED, ReasonCode.DISCOUNT_NOT_EARNED, sentence);
  }

  private static String terms(PaidLine paid) {
    if (paid.item().discounts().isEmpty()) {
      return "the item offers none";
    }
    StringBuilder offered = new StringBuilder("the item offers");
    paid.item()
        .discounts()
        .forEach(t -> offered.append(' ').append(t.amount()).append(" until ").append(t.until()));
    return offered
        .append(", with ")
        .append(paid.policy().discounts().graceDays())
        .append(" days of grace")
        .toString();
  }

  private static Settlement deducted(PaidLine paid, Application application) {
    StatedLine line = paid.line();
    Money missing = paid.missing();
    if (!line.explained().equals(missing) || !line.deduction().equals(missing)) {
      return paid.unexplained(
          missing,
          ", of which the printed reasons explain "
              + line.explained()
              + " (a deduction of "
              + line.deduction()
              + ")");
    }
    Optional<Settlement> mapped = PrintedReason.of(paid, application.discount());
    if (mapped.isPresent()) {
      return mapped.get();
    }
    if (paid.policy().differences().shortPay() == Policy.ShortPay.HOLD) {
      return Settlement.doubtful(
          application,
          Check.POLICY_ALLOWS,
          ReasonCode.POLICY_HOLDS,
          "%s; %s short; policy %d holds short payments"
              .formatted(paid.sentence(), missing, paid.policy().version()));
    }
    return paid.shortOf(
        application, missing, " with the reason " + Quoted.text(line.reason()), null);
  }
}
