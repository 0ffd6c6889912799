package io.quittance.workbench;

import java.util.Locale;
import java.util.Map;

/**
 * What the settings of a policy are called on its page, and how they are written. One that is not
 * known here is called by its name.
 */
final class PolicyWords {
  private static final Map<String, String> PARTS =
      Map.of(
          "automatic", "Posted without a person",
          "differences", "Paid otherwise than open",
          "tying", "What ties mail and money",
          "waiting", "How long an advice waits",
          "payers", "For whom a payer pays",
          "unannounced", "Money without an advice",
          "reductions", "Why less was paid",
          "certificate", "Certificate and audits");

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("automatic.exact", "What is proven"),
          Map.entry("automatic.namedCredits", "Credits that the advice names"),
          Map.entry("automatic.intercompany", "Items of other legal entities"),
          Map.entry("automatic.unnamedCredits", "The one credit that explains the rest"),
          Map.entry("automatic.otherCurrency", "Items in other currencies"),
          Map.entry("automatic.clearLines", "Clear lines beside lines in question"),
          Map.entry("differences.shortPay", "Less, with a reason"),
          Map.entry("differences.overPay", "More than is named"),
          Map.entry("differences.unexplained", "Less, without a reason"),
          Map.entry("discounts.takeEarned", "Earned ones are granted"),
          Map.entry("discounts.graceDays", "Days of grace"),
          Map.entry("discounts.byTerms", "Though the advice prints none"),
          Map.entry("discounts.proportional", "A part for a part"),
          Map.entry("discounts.evenIfPaid", "Though more was paid"),
          Map.entry("discounts.reducible", "Less by what was paid more"),
          Map.entry("discounts.late", "Taken too late"),
          Map.entry("tolerance.currencies", "By currency"),
          Map.entry("tying.dateWindowDays", "Days between their dates"),
          Map.entry("waiting.days", "Days"),
          Map.entry("payers.payForFamily", "A parent for its subsidiaries"),
          Map.entry("unannounced.bankText", "Items that the bank's text names"),
          Map.entry("unannounced.combinations", "The only combination of items"),
          Map.entry("unannounced.rules", "Rules of order"),
          Map.entry("reductions.currencies", "By currency"),
          Map.entry("reductions.reasons", "Reasons that customers print"),
          Map.entry("certificate.budget", "Error budget"),
          Map.entry("certificate.doubt", "Doubt"),
          Map.entry("certificate.auditShare", "Share audited blind"),
          Map.entry("certificate.stop", "Breaker stops certificates at"),
          Map.entry("certificate.stopAll", "Breaker stops everything at"),
          Map.entry("certificate.limits", "Most that is posted by it"));

  private static final Map<String, String> HINTS =
      Map.of(
          "tolerance.currencies", "a line a currency: EUR amount=5.00 percent=1",
          "unannounced.rules", "one a line, the first that answers decides: oldest_first",
          "reductions.currencies",
              "a line a currency: EUR withholdingPercent=15 withholdingReason=WHT bankFee=15.00"
                  + " rounding=0.05 deduction=500.00",
          "reductions.reasons", "a line a word, our code last: freight FRT",
          "certificate.budget", "0.005 is half a percent; empty: no certificate",
          "certificate.doubt", "0.05 is five percent",
          "certificate.auditShare", "0.02 is one posting in fifty; 0: none",
          "certificate.stopAll", "empty: never",
          "certificate.limits", "a line a currency: EUR posting=5000.00 day=20000.00");

  private PolicyWords() {}

  static String part(String name) {
    return PARTS.getOrDefault(name, spaced(name));
  }

  static String label(String place) {
    return LABELS.getOrDefault(place, spaced(place.substring(place.indexOf('.') + 1)));
  }

  /** Empty where nothing has to be said. */
  static String hint(String place) {
    return HINTS.getOrDefault(place, "");
  }

  /** {@code graceDays} becomes {@code Grace days}. */
  private static String spaced(String name) {
    String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
