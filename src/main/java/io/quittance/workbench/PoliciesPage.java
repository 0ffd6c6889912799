package io.quittance.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.workbench.PolicySettings.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The policy of a scope with its form, drafts and history, ready to print.
 *
 * @param version in force at the scope, which may be that of a wider one
 */
record PoliciesPage(
    Visitor visitor,
    PolicyScope scope,
    String version,
    List<PolicyField.Part> parts,
    List<CaseView.Plain> starts,
    List<Draft> drafts,
    List<Version> history) {
  private static final int MOST_DRAFTS = 10;
  private static final int MOST_VERSIONS = 25;

  record Draft(String id, String scope, String actor, String state) {}

  record Version(
      String version, String scope, String actor, String at, String atText, List<Change> changes) {}

  static PoliciesPage of(
      Visitor visitor,
      PolicyScope scope,
      JsonNode inForce,
      JsonNode starts,
      JsonNode drafts,
      JsonNode versions) {
    return new PoliciesPage(
        visitor,
        scope,
        inForce.path("version").asText(),
        PolicyField.parts(inForce),
        list(starts).stream()
            .map(
                start ->
                    new CaseView.Plain(start.path("name").asText(), start.path("about").asText()))
            .toList(),
        list(drafts).stream().limit(MOST_DRAFTS).map(PoliciesPage::draft).toList(),
        list(versions).stream().limit(MOST_VERSIONS).map(PoliciesPage::version).toList());
  }

  private static Draft draft(JsonNode draft) {
    JsonNode activated = draft.path("activated");
    return new Draft(
        draft.path("id").asText(),
        PolicyScope.of(draft.path("scope")).text(),
        draft.path("actor").asText(),
        activated.isInt()
            ? "in force as version " + activated
            : draft.path("dryRun").isObject() ? "tried" : "not tried yet");
  }

  private static Version version(JsonNode version) {
    String at = version.path("recordedAt").asText();
    return new Version(
        version.path("version").asText(),
        PolicyScope.of(version).text(),
        version.path("actor").asText(),
        at,
        Figures.moment(Instant.parse(at)),
        list(version.path("changes")).stream()
            .map(
                change ->
                    new Change(
                        change.path("setting").asText(),
                        PolicySettings.text(change.path("from")),
                        PolicySettings.text(change.path("to"))))
            .toList());
  }

  static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }
}
