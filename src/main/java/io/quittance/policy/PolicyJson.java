package io.quittance.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.api.Problem;
import io.quittance.policy.Policy.OverPay;
import io.quittance.policy.Policy.ShortPay;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A policy as JSON: an object for each part, and beside them the flat names of its first settings,
 * which callers may go on using. What a change does not name stays as it is.
 */
final class PolicyJson {
  private PolicyJson() {}

  /** Its parts alone, without the version and the flat names. */
  static ObjectNode parts(Policy policy) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Policy.Automatic automatic = policy.automatic();
    json.putObject("automatic")
        .put("exact", automatic.exact())
        .put("namedCredits", automatic.namedCredits())
        .put("intercompany", automatic.intercompany())
        .put("unnamedCredits", automatic.unnamedCredits())
        .put("otherCurrency", automatic.otherCurrency())
        .put("clearLines", automatic.clearLines());
    json.putObject("differences")
        .put("shortPay", lower(policy.differences().shortPay()))
        .put("overPay", lower(policy.differences().overPay()))
        .put("unexplained", lower(policy.differences().unexplained()));
    Policy.Discounts discounts = policy.discounts();
    json.putObject("discounts")
        .put("takeEarned", discounts.takeEarned())
        .put("graceDays", discounts.graceDays())
        .put("byTerms", discounts.byTerms())
        .put("proportional", discounts.proportional())
        .put("evenIfPaid", discounts.evenIfPaid())
        .put("reducible", discounts.reducible())
        .put("late", lower(discounts.late()));
    write(policy.tolerance(), json.putObject("tolerance").putObject("currencies"));
    json.putObject("tying").put("dateWindowDays", policy.tying().dateWindowDays());
    json.putObject("waiting").put("days", policy.waiting().days());
    json.putObject("payers").put("payForFamily", policy.payers().payForFamily());
    ArrayNode rules =
        json.putObject("unannounced")
            .put("bankText", policy.unannounced().bankText())
            .put("combinations", policy.unannounced().combinations())
            .putArray("rules");
    policy.unannounced().rules().forEach(rule -> rules.add(lower(rule)));
    ReductionsJson.write(policy.reductions(), json.putObject("reductions"));
    StatisticsChanges.write(policy.statistics(), json.putObject("certificate"));
    return json;
  }

  static ObjectNode write(Policy policy) {
    Policy.Automatic automatic = policy.automatic();
    Policy.Discounts discounts = policy.discounts();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", policy.version());
    json.setAll(parts(policy));
    return json.put("applyExact", automatic.exact())
        .put("applyNamedCredits", automatic.namedCredits())
        .put("shortPay", lower(policy.differences().shortPay()))
        .put("overPay", lower(policy.differences().overPay()))
        .put("takeEarnedDiscount", discounts.takeEarned())
        .put("discountGraceDays", discounts.graceDays())
        .put("intercompany", automatic.intercompany())
        .put("dateWindowDays", policy.tying().dateWindowDays())
        .put("waitDays", policy.waiting().days());
  }

  private static void write(Tolerance tolerance, ObjectNode json) {
    tolerance
        .currencies()
        .forEach(
            (currency, limit) ->
                json.putObject(currency)
                    .put("amount", plain(limit.amount()))
                    .put("percent", plain(limit.percent())));
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  /**
   * @param base what stays where the text names nothing
   * @throws Problem 400 for text that is no JSON, 422 for a field or value that is none
   */
  static Policy read(String text, Policy base, int version) {
    PolicyChanges given = PolicyChanges.of(text);
    Policy policy =
        new Policy(
            version,
            automatic(given, base.automatic()),
            differences(given, base.differences()),
            discounts(given, base.discounts()),
            given.limits("tolerance.currencies", base.tolerance()),
            new Policy.Tying(
                given.days(
                    "tying.dateWindowDays", "dateWindowDays", base.tying().dateWindowDays())),
            new Policy.Waiting(given.days("waiting.days", "waitDays", base.waiting().days())),
            new Policy.Payers(
                given.flag("payers.payForFamily", null, base.payers().payForFamily())),
            new Policy.Unannounced(
                given.flag("unannounced.bankText", null, base.unannounced().bankText()),
                given.flag("unannounced.combinations", null, base.unannounced().combinations()),
                given.list("unannounced.rules", base.unannounced().rules(), AccountRule.values())),
            given.reductions("reductions", base.reductions()),
            StatisticsChanges.read(given, base.statistics()));
    given.refuseOthers();
    return policy;
  }

  private static Policy.Automatic automatic(PolicyChanges given, Policy.Automatic base) {
    return new Policy.Automatic(
        given.flag("automatic.exact", "applyExact", base.exact()),
        given.flag("automatic.namedCredits", "applyNamedCredits", base.namedCredits()),
        given.flag("automatic.intercompany", "intercompany", base.intercompany()),
        given.flag("automatic.unnamedCredits", null, base.unnamedCredits()),
        given.flag("automatic.otherCurrency", null, base.otherCurrency()),
        given.flag("automatic.clearLines", null, base.clearLines()));
  }

  private static Policy.Differences differences(PolicyChanges given, Policy.Differences base) {
    return new Policy.Differences(
        given.oneOf("differences.shortPay", "shortPay", base.shortPay(), ShortPay.values()),
        given.oneOf("differences.overPay", "overPay", base.overPay(), OverPay.values()),
        given.oneOf(
            "differences.unexplained", null, base.unexplained(), Policy.Unexplained.values()));
  }

  private static Policy.Discounts discounts(PolicyChanges given, Policy.Discounts base) {
    return new Policy.Discounts(
        given.flag("discounts.takeEarned", "takeEarnedDiscount", base.takeEarned()),
        given.days("discounts.graceDays", "discountGraceDays", base.graceDays()),
        given.flag("discounts.byTerms", null, base.byTerms()),
        given.flag("discounts.proportional", null, base.proportional()),
        given.flag("discounts.evenIfPaid", null, base.evenIfPaid()),
        given.flag("discounts.reducible", null, base.reducible()),
        given.oneOf("discounts.late", null, base.late(), Policy.Late.values()));
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
