package io.quittance.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.workbench.PolicySettings.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * One draft of a policy, ready to print.
 *
 * @param base version it replaces
 * @param active version it became, or empty
 * @param outdated true when another version is in force than the one it was made from
 * @param changes what would be otherwise
 * @param tried how many advices were looked at, or empty before it was tried
 * @param kinds what a try showed, a row for each kind of difference and currency
 */
record PolicyDraftPage(
    Visitor visitor,
    String id,
    PolicyScope scope,
    String actor,
    String base,
    String active,
    boolean outdated,
    List<Change> changes,
    String tried,
    List<Difference> kinds) {

  /** Money that would be posted more, or less with a minus; empty without a currency. */
  record Difference(
      String kind, String count, String currency, String cash, String discount, String writeOff) {}

  static PolicyDraftPage of(Visitor visitor, JsonNode draft, JsonNode inForce) {
    JsonNode dryRun = draft.path("dryRun");
    String base = draft.path("base").asText();
    boolean active = draft.path("activated").isInt();
    return new PolicyDraftPage(
        visitor,
        draft.path("id").asText(),
        PolicyScope.of(draft.path("scope")),
        draft.path("actor").asText(),
        base,
        active ? draft.path("activated").asText() : "",
        !active && !inForce.path("version").asText().equals(base),
        active ? List.of() : PolicySettings.changes(inForce, draft.path("policy")),
        dryRun.isObject()
            ? dryRun.path("advices").asText()
                + " advices looked at, "
                + dryRun.path("unchanged").asText()
                + " unchanged"
            : "",
        dryRun.isObject() ? differences(dryRun) : List.of());
  }

  private static List<Difference> differences(JsonNode dryRun) {
    List<Difference> rows = new ArrayList<>();
    add(rows, "Applied in addition", dryRun.path("appliedInAddition"));
    add(rows, "No longer applied", dryRun.path("noLongerApplied"));
    add(rows, "Applied otherwise", dryRun.path("appliedOtherwise"));
    return rows;
  }

  private static void add(List<Difference> rows, String kind, JsonNode found) {
    String count = found.path("count").asText();
    if (found.path("money").isEmpty()) {
      rows.add(new Difference(kind, count, "", "", "", ""));
      return;
    }
    found
        .path("money")
        .fields()
        .forEachRemaining(
            currency ->
                rows.add(
                    new Difference(
                        kind,
                        count,
                        currency.getKey(),
                        Figures.grouped(currency.getValue().path("cash").asText()),
                        Figures.grouped(currency.getValue().path("discount").asText()),
                        Figures.grouped(currency.getValue().path("writeOff").asText()))));
  }
}
