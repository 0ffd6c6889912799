package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;

/**
 * What a line does to its item: the amount applied, what stays open or over, and what makes it
 * doubtful. The application is filled in any case, as a recommendation.
 *
 * @param remainder null when the item is settled to the cent
 * @param excess what the line pays beyond the item, zero or positive
 * @param failing the check that the doubt belongs to, or null when there is none
 * @param doubt null when the line is explained
 */
record Settlement(
    Application application, Remainder remainder, Money excess, Check failing, Reason doubt) {

  /** The line's net must not be null, and in the item's currency. */
  static Settlement of(StatedLine line, OpenItem item, Policy policy, LocalDate valueDate) {
    return item.kind().credit()
        ? ofCredit(line, item, policy)
        : new OfDebit(line, item, policy, valueDate).settle();
  }

  private static Settlement ofCredit(StatedLine line, OpenItem item, Policy policy) {
    Money used = line.net().negated();
    Money open = item.available();
    Application application = plain(item, used.min(open));
    int difference = used.compareTo(open);
    if (difference != 0) {
      return doubtful(
          application,
          Check.AMOUNTS_EXPLAINED,
          ReasonCode.AMOUNT_DIFFERS,
          "%s uses %s of credit %s, which has %s: would apply if the amount were %s; %s %s"
              .formatted(
                  line.name(),
                  used,
                  Quoted.text(item.number()),
                  open,
                  open,
                  difference > 0 ? used.minus(open) : open.minus(used),
                  difference > 0 ? "over" : "left"));
    }
    if (!policy.automatic().namedCredits()) {
      return doubtful(
          application,
          Check.POLICY_ALLOWS,
          ReasonCode.POLICY_HOLDS,
          "%s uses credit %s: policy %d holds credits"
              .formatted(line.name(), Quoted.text(item.number()), policy.version()));
    }
    return exact(application);
  }

  private static Application plain(OpenItem item, Money amount) {
    return new Application(
        item.id(), amount, Money.zero(amount.currency()), Money.zero(amount.currency()), null);
  }

  private static Settlement exact(Application application) {
    return new Settlement(
        application, null, Money.zero(application.amount().currency()), null, null);
  }

  private static Settlement doubtful(
      Application application, Check failing, ReasonCode code, String message) {
    return new Settlement(
        application,
        null,
        Money.zero(application.amount().currency()),
        failing,
        code.because(message));
  }

  /** An invoice or debit memo: paid exactly, with discount, short or over. */
  private record OfDebit(StatedLine line, OpenItem item, Policy policy, LocalDate valueDate) {

    Settlement settle() {
      int difference = line.net().compareTo(item.available());
      if (difference == 0) {
        return Settlement.exact(plain(item, line.net()));
      }
      return difference > 0 ? over() : below();
    }

    private Settlement over() {
      Money open = item.available();
      Money excess = line.net().minus(open);
      String sentence =
          paysOn() + ": would settle it if the amount were " + open + "; " + excess + " over";
      Application application = plain(item, open);
      if (open.equals(line.gross())) {
        return doubtful(
            application,
            Check.LINES_READ_ONE_WAY,
            ReasonCode.AMOUNT_DIFFERS,
            sentence + ", and the line prints " + open + " as well");
      }
      if (policy.differences().overPay() == Policy.OverPay.HOLD) {
        return doubtful(
            application,
            Check.POLICY_ALLOWS,
            ReasonCode.POLICY_HOLDS,
            sentence + "; policy " + policy.version() + " holds overpayments");
      }
      return new Settlement(
          application,
          remainder("unapplied", excess, sentence + ", left unapplied"),
          excess,
          null,
          null);
    }

    private Settlement below() {
      Money difference = item.available().minus(line.net());
      Money discount = line.discount();
      Money shortBy = difference.minus(discount);
      if (discount.isPositive() && shortBy.isNegative()) {
        return unexplained(difference, " less a discount of " + discount);
      }
      if (discount.isPositive()) {
        Settlement refused = discountRefused(discount);
        if (refused != null) {
          return refused;
        }
      }
      Application application =
          new Application(item.id(), line.net(), discount, Money.zero(discount.currency()), null);
      return shortBy.isZero() ? Settlement.exact(application) : paidShort(application, shortBy);
    }

    private Settlement discountRefused(Money discount) {
      Application without = plain(item, line.net());
      if (!policy.discounts().takeEarned()) {
        return doubtful(
            without,
            Check.POLICY_ALLOWS,
            ReasonCode.POLICY_HOLDS,
            "%s takes a discount of %s: policy %d takes none"
                .formatted(line.name(), discount, policy.version()));
      }
      boolean earned =
          item.discounts().stream()
              .anyMatch(tier -> tier.amount().equals(discount) && inTime(tier.until()));
      return earned
          ? null
          : doubtful(
              without,
              Check.DISCOUNTS_EARNED,
              ReasonCode.DISCOUNT_NOT_EARNED,
              "%s takes a discount of %s on %s, value date %s: %s"
                  .formatted(
                      line.name(), discount, Quoted.text(item.number()), valueDate, tiers()));
    }

    private boolean inTime(LocalDate until) {
      return valueDate != null
          && !valueDate.isAfter(until.plusDays(policy.discounts().graceDays()));
    }

    private String tiers() {
      if (item.discounts().isEmpty()) {
        return "the item offers none";
      }
      StringBuilder offered = new StringBuilder("the item offers");
      item.discounts()
          .forEach(t -> offered.append(' ').append(t.amount()).append(" until ").append(t.until()));
      return offered
          .append(", with ")
          .append(policy.discounts().graceDays())
          .append(" days of grace")
          .toString();
    }

    private Settlement paidShort(Application application, Money shortBy) {
      if (line.reason() == null) {
        return unexplained(shortBy, "");
      }
      if (!line.explained().equals(shortBy) || !line.deduction().equals(shortBy)) {
        return unexplained(
            shortBy,
            ", of which the printed reasons explain "
                + line.explained()
                + " (a deduction of "
                + line.deduction()
                + ")");
      }
      if (policy.differences().shortPay() == Policy.ShortPay.HOLD) {
        return doubtful(
            application,
            Check.POLICY_ALLOWS,
            ReasonCode.POLICY_HOLDS,
            "%s; %s short; policy %d holds short payments"
                .formatted(paysOn(), shortBy, policy.version()));
      }
      String why =
          paysOn() + "; " + shortBy + " short with the reason " + Quoted.text(line.reason());
      return new Settlement(
          application,
          remainder("short-pay", shortBy, why),
          Money.zero(shortBy.currency()),
          null,
          null);
    }

    private Settlement unexplained(Money shortBy, String detail) {
      String reason = detail.isEmpty() ? " and no reason is printed" : detail;
      return doubtful(
          plain(item, line.net()),
          Check.AMOUNTS_EXPLAINED,
          ReasonCode.AMOUNT_DIFFERS,
          paysOn()
              + ": would settle it if the amount were "
              + item.available()
              + "; "
              + shortBy
              + " short"
              + reason);
    }

    private String paysOn() {
      return "%s pays %s on %s, open %s"
          .formatted(line.name(), line.net(), Quoted.text(item.number()), item.available());
    }

    private Remainder remainder(String kind, Money amount, String reason) {
      return new Remainder(
          kind, item.id(), amount.toPlainString(), amount.currency().getCurrencyCode(), reason);
    }
  }
}
