package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.ledger.Application;
import io.quittance.policy.Policy;
import io.quittance.policy.Reductions;
import io.quittance.policy.Tolerance;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether a policy lets a line settle an invoice with this cash, discount and write-off: the rules
 * in words of their own, beside the certifier's. It asks what must hold of the figures, not how
 * they were found.
 */
final class NaiveDifference {
  private static final BigDecimal NOTHING = BigDecimal.ZERO;

  private final Policy policy;
  private final Advice.Line line;
  private final BigDecimal open;
  private final BigDecimal whole;
  private final BigDecimal net;
  private final BigDecimal printed;
  private final boolean silent;
  private final List<BigDecimal> terms;
  private final BigDecimal limit;
  private final Reductions.OfCurrency most;
  private final boolean deductible;

  NaiveDifference(Policy policy, Advice.Line line, OpenItem item, LocalDate valueDate) {
    this.policy = policy;
    this.line = line;
    open = item.available().amount();
    whole = item.amount().amount();
    net = line.netAmount().abs();
    printed = line.discountAmount() == null ? NOTHING : line.discountAmount();
    silent =
        printed.signum() == 0
            && (line.deductionAmount() == null || line.deductionAmount().signum() == 0)
            && line.adjustments().isEmpty();
    Policy.Discounts discounts = policy.discounts();
    terms =
        item.discounts().stream()
            .filter(
                t ->
                    discounts.takeEarned()
                        && (discounts.late() == Policy.Late.ACCEPT
                            || valueDate.toEpochDay()
                                <= t.until().toEpochDay() + discounts.graceDays()))
            .map(t -> t.amount().amount())
            .toList();
    most =
        policy
            .reductions()
            .currencies()
            .getOrDefault("EUR", new Reductions.OfCurrency(null, null, null, null, null, null));
    deductible = most.deduction() != null && policy.reductions().reasons().containsKey("broken");
    Tolerance.Limit euro = policy.tolerance().currencies().get("EUR");
    limit =
        euro == null || euro.amount() == null || euro.percent() == null
            ? NOTHING
            : open.multiply(euro.percent())
                .divide(new BigDecimal(100), 2, RoundingMode.FLOOR)
                .min(euro.amount());
  }

  /** With what is settled besides, or written off as rounding, told apart first. */
  boolean allows(
      BigDecimal cash, BigDecimal discount, BigDecimal writeOff, Application application) {
    List<Application.Part> parts = application.parts();
    if (gift() != null || net.compareTo(open) >= 0) {
      return parts.isEmpty() && allows(cash, discount, writeOff);
    }
    BigDecimal missing = open.subtract(net).subtract(printed);
    boolean whole =
        same(cash, net)
            && same(discount, printed)
            && (printed.signum() == 0 || granted(printed) || share(printed));
    if (reasoned() && deductible && same(missing, deduction()) && missing.signum() > 0) {
      return whole
          && writeOff.signum() == 0
          && missing.compareTo(new BigDecimal("1.00")) <= 0
          && is(parts, Application.Role.DEDUCTION, missing, "DMG");
    }
    boolean tacit =
        !reasoned()
            && missing.signum() > 0
            && (deduction().signum() == 0 || same(deduction(), missing));
    if (tacit && most.rounding() != null && missing.compareTo(most.rounding()) <= 0) {
      return whole
          && parts.isEmpty()
          && same(writeOff, missing)
          && "rounding".equals(application.reasonCode());
    }
    boolean tax =
        tacit
            && most.withholdingPercent() != null
            && same(missing, open.movePointLeft(1).setScale(2, RoundingMode.HALF_UP));
    boolean fee = tacit && most.bankFee() != null && missing.compareTo(most.bankFee()) <= 0;
    if (tax || fee) {
      return tax != fee
          && !exactlyByTerms()
          && !near()
          && !nearTerms()
          && whole
          && writeOff.signum() == 0
          && is(
              parts,
              tax ? Application.Role.TAX : Application.Role.BANK_FEE,
              missing,
              tax ? "WHT" : "bank-fee");
    }
    return parts.isEmpty()
        && !"rounding".equals(application.reasonCode())
        && allows(cash, discount, writeOff);
  }

  private static boolean is(
      List<Application.Part> parts, Application.Role role, BigDecimal amount, String code) {
    return parts.size() == 1
        && parts.get(0).role() == role
        && same(parts.get(0).amount().amount(), amount)
        && code.equals(parts.get(0).reasonCode());
  }

  private boolean allows(BigDecimal cash, BigDecimal discount, BigDecimal writeOff) {
    BigDecimal left = open.subtract(cash).subtract(discount).subtract(writeOff);
    BigDecimal over = net.subtract(cash);
    boolean mayLeave = policy.differences().overPay() != Policy.OverPay.HOLD;
    if (over.signum() < 0 || (over.signum() > 0 && !mayLeave)) {
      return false;
    }
    BigDecimal gift = gift();
    if (gift != null) {
      return same(discount, gift) && same(cash, open.subtract(gift)) && writeOff.signum() == 0;
    }
    if (net.compareTo(open) >= 0) {
      return same(cash, open);
    }
    if (tied() && !exactlyByTerms()) {
      return false;
    }
    if (writeOff.signum() > 0) {
      boolean known =
          same(discount, printed) && (printed.signum() == 0 || granted(printed))
              || (byTerms() && granted(discount));
      return known
          && small(writeOff)
          && same(cash, net)
          && left.signum() == 0
          && !reasoned()
          && !exactlyByTerms();
    }
    if (over.signum() > 0) {
      return byTerms() && granted(discount) && left.signum() == 0 && small(over);
    }
    return whyLess(discount, left);
  }

  /** All of the cash is applied; may the discount be, and may the rest stay? */
  private boolean whyLess(BigDecimal discount, BigDecimal left) {
    boolean part = policy.differences().unexplained() == Policy.Unexplained.APPLY_PART;
    boolean restExplained =
        left.signum() == 0 || (reasoned() && same(left, deduction())) || (part && !reasoned());
    if (discount.signum() == 0) {
      return printed.signum() == 0
          ? restExplained
          : policy.discounts().late() == Policy.Late.LEAVE_OPEN
              && policy.discounts().takeEarned()
              && !granted(printed)
              && same(left, printed);
    }
    if (same(discount, printed)) {
      return (granted(discount) || share(discount)) && restExplained;
    }
    boolean reduced =
        byTerms()
            && policy.discounts().reducible()
            && left.signum() == 0
            && terms.stream()
                .anyMatch(t -> t.compareTo(discount) > 0 && small(t.subtract(discount)));
    return reduced
        || (byTerms()
            && restExplained
            && (share(discount) || (granted(discount) && left.signum() == 0)));
  }

  /** The discount that is granted to whoever paid without it, or null. */
  private BigDecimal gift() {
    boolean wanted =
        silent
            && policy.discounts().evenIfPaid()
            && policy.differences().overPay() != Policy.OverPay.HOLD;
    return terms.stream()
        .filter(t -> wanted && net.add(t).subtract(open).compareTo(limit) > 0)
        .findFirst()
        .orElse(null);
  }

  /** Both what is open and what a discount leaves are near enough. */
  private boolean tied() {
    return near() && nearTerms();
  }

  private boolean near() {
    return small(open.subtract(net).subtract(printed));
  }

  private boolean nearTerms() {
    return byTerms()
        && terms.stream()
            .anyMatch(
                t -> {
                  BigDecimal over = net.add(t).subtract(open);
                  if (over.signum() <= 0) {
                    return small(over.negate());
                  }
                  return policy.discounts().reducible()
                      ? over.compareTo(t) < 0 && small(over)
                      : small(over) && policy.differences().overPay() != Policy.OverPay.HOLD;
                });
  }

  private boolean exactlyByTerms() {
    BigDecimal missing = open.subtract(net);
    return byTerms() && (granted(missing) || share(missing));
  }

  private boolean byTerms() {
    return silent && policy.discounts().byTerms();
  }

  private boolean granted(BigDecimal discount) {
    return terms.stream().anyMatch(t -> same(t, discount));
  }

  /** A part of the item earns that part of a discount, to the cent. */
  private boolean share(BigDecimal discount) {
    BigDecimal settled = net.add(discount);
    return policy.discounts().proportional()
        && settled.compareTo(whole) < 0
        && terms.stream()
            .map(t -> t.multiply(settled).subtract(discount.multiply(whole)).abs())
            .anyMatch(off -> off.compareTo(whole.multiply(new BigDecimal("0.006"))) <= 0);
  }

  private boolean small(BigDecimal difference) {
    return difference.signum() > 0 && difference.compareTo(limit) <= 0;
  }

  private boolean reasoned() {
    return line.adjustments().stream().anyMatch(a -> a.reasonText() != null);
  }

  private BigDecimal deduction() {
    return line.deductionAmount() == null ? NOTHING : line.deductionAmount();
  }

  private static boolean same(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0;
  }
}
