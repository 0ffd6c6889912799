package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * A line that pays an invoice or debit memo, with what every {@link Explanation} asks about it.
 *
 * @param valueDate of the money; null while it is not known
 * @param credits of the payer's that no line names and that may explain what is missing
 */
record PaidLine(
    StatedLine line, OpenItem item, Policy policy, LocalDate valueDate, List<OpenItem> credits) {
  /** Reason code of a difference that the policy writes off. */
  static final String TOLERANCE = "tolerance";

  Money open() {
    return item.available();
  }

  /** Open beyond what the line pays and prints as a discount; negative when it pays more. */
  Money missing() {
    return open().minus(line.net()).minus(line.discount());
  }

  /** True when the line itself says nothing about why it pays something else than is open. */
  boolean printsNoReduction() {
    return line.discount().isZero() && line.deduction().isZero() && line.reason() == null;
  }

  /** True when the line does not say why; an amount kept back may be all that is missing. */
  boolean silent() {
    return line.reason() == null
        && (line.deduction().isZero() || line.deduction().equals(missing()));
  }

  Money tolerance() {
    return policy.tolerance().of(open());
  }

  /** Discounts of the terms that count for this money, each amount once. */
  List<Money> granted() {
    if (!policy.discounts().takeEarned()) {
      return List.of();
    }
    return item.discounts().stream()
        .filter(
            tier ->
                policy.discounts().late() == Policy.Late.ACCEPT
                    || policy.discounts().inTime(tier.until(), valueDate))
        .map(OpenItem.DiscountTier::amount)
        .filter(amount -> amount.isPositive() && amount.compareTo(open()) < 0)
        .distinct()
        .toList();
  }

  /** The part of a discount that a part of the item earns, rounded half up to the minor unit. */
  Money shareOf(Money discount, Money settled) {
    return divided(discount, settled, item.amount());
  }

  /** The same for cash alone: what was paid beside the discount that it earns. */
  Money shareOfCash(Money discount, Money paid) {
    return divided(discount, paid, item.amount().minus(discount));
  }

  private static Money divided(Money discount, Money part, Money whole) {
    if (!whole.isPositive()) {
      return Money.zero(discount.currency());
    }
    BigDecimal share =
        discount
            .amount()
            .multiply(part.amount())
            .divide(whole.amount(), Money.scaleOf(discount.currency()), RoundingMode.HALF_UP);
    return Money.of(share, discount.currency());
  }

  Application plain(Money amount) {
    return applied(amount, Money.zero(amount.currency()));
  }

  Application applied(Money amount, Money discount) {
    return new Application(item.id(), amount, discount, Money.zero(amount.currency()), null);
  }

  Application writtenOff(Money amount, Money discount, Money writeOff, String reasonCode) {
    return new Application(item.id(), amount, discount, writeOff, reasonCode);
  }

  /** Settled with all of the cash and one part besides. */
  Settlement settledWith(
      Application.Role role, Money discount, Money part, String reasonCode, String why) {
    return Settlement.byRule(
        new Application(
            item.id(),
            line.net(),
            discount,
            Money.zero(part.currency()),
            null,
            List.of(new Application.Part(role, part, reasonCode))),
        "%s: %s (policy %d)".formatted(line.name(), why, policy.version()));
  }

  /** Applied with a discount, the rest of the money not on this item. */
  Settlement leaving(Money amount, Money discount, Money excess, String rule) {
    return new Settlement(
        applied(amount, discount),
        null,
        remainder(
            "unapplied",
            excess,
            sentence()
                + ": would settle it if the amount were "
                + amount
                + "; "
                + excess
                + " over, left unapplied"),
        excess,
        rule,
        null,
        null);
  }

  /** Applied in part, the rest of the item stays open and a person looks at it. */
  Settlement shortOf(Application application, Money shortBy, String why, String rule) {
    return new Settlement(
        application,
        null,
        remainder("short-pay", shortBy, sentence() + "; " + shortBy + " short" + why),
        Money.zero(shortBy.currency()),
        rule,
        null,
        null);
  }

  Settlement unexplained(Money shortBy, String detail) {
    return Settlement.doubtful(
        plain(line.net()),
        Check.AMOUNTS_EXPLAINED,
        ReasonCode.AMOUNT_DIFFERS,
        sentence()
            + ": would settle it if the amount were "
            + open()
            + "; "
            + shortBy
            + " short"
            + detail);
  }

  String sentence() {
    return "%s pays %s on %s, open %s"
        .formatted(line.name(), line.net(), Quoted.text(item.number()), open());
  }

  private Remainder remainder(String kind, Money amount, String reason) {
    return new Remainder(
        kind, item.id(), amount.toPlainString(), amount.currency().getCurrencyCode(), reason);
  }
}
