package io.quittance.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.api.Problem;
import io.quittance.policy.Policy.OverPay;
import io.quittance.policy.Policy.ShortPay;
import java.util.Locale;

/**
 * A policy as JSON: an object for each part, and beside them the flat names of its first settings,
 * which callers may go on using. What a change does not name stays as it is.
 */
final class PolicyJson {
  private PolicyJson() {}

  static ObjectNode write(Policy policy) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("version", policy.version());
    Policy.Automatic automatic = policy.automatic();
    json.putObject("automatic")
        .put("exact", automatic.exact())
        .put("namedCredits", automatic.namedCredits())
        .put("intercompany", automatic.intercompany());
    json.putObject("differences")
        .put("shortPay", lower(policy.differences().shortPay()))
        .put("overPay", lower(policy.differences().overPay()));
    json.putObject("discounts")
        .put("takeEarned", policy.discounts().takeEarned())
        .put("graceDays", policy.discounts().graceDays());
    json.putObject("tying").put("dateWindowDays", policy.tying().dateWindowDays());
    json.putObject("waiting").put("days", policy.waiting().days());
    json.putObject("payers").put("payForFamily", policy.payers().payForFamily());
    return json.put("applyExact", automatic.exact())
        .put("applyNamedCredits", automatic.namedCredits())
        .put("shortPay", lower(policy.differences().shortPay()))
        .put("overPay", lower(policy.differences().overPay()))
        .put("takeEarnedDiscount", policy.discounts().takeEarned())
        .put("discountGraceDays", policy.discounts().graceDays())
        .put("intercompany", automatic.intercompany())
        .put("dateWindowDays", policy.tying().dateWindowDays())
        .put("waitDays", policy.waiting().days());
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
            new Policy.Tying(
                given.days(
                    "tying.dateWindowDays", "dateWindowDays", base.tying().dateWindowDays())),
            new Policy.Waiting(given.days("waiting.days", "waitDays", base.waiting().days())),
            new Policy.Payers(
                given.flag("payers.payForFamily", null, base.payers().payForFamily())));
    given.refuseOthers();
    return policy;
  }

  private static Policy.Automatic automatic(PolicyChanges given, Policy.Automatic base) {
    return new Policy.Automatic(
        given.flag("automatic.exact", "applyExact", base.exact()),
        given.flag("automatic.namedCredits", "applyNamedCredits", base.namedCredits()),
        given.flag("automatic.intercompany", "intercompany", base.intercompany()));
  }

  private static Policy.Differences differences(PolicyChanges given, Policy.Differences base) {
    return new Policy.Differences(
        given.oneOf("differences.shortPay", "shortPay", base.shortPay(), ShortPay.values()),
        given.oneOf("differences.overPay", "overPay", base.overPay(), OverPay.values()));
  }

  private static Policy.Discounts discounts(PolicyChanges given, Policy.Discounts base) {
    return new Policy.Discounts(
        given.flag("discounts.takeEarned", "takeEarnedDiscount", base.takeEarned()),
        given.days("discounts.graceDays", "discountGraceDays", base.graceDays()));
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
