package io.quittance.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whose policy it is; empty is the whole. */
record PolicyScope(String legalEntity, String group, String customer) {
  PolicyScope {
    legalEntity = Wording.or(legalEntity, "").strip();
    group = Wording.or(group, "").strip();
    customer = Wording.or(customer, "").strip();
  }

  static PolicyScope of(JsonNode scope) {
    return new PolicyScope(
        scope.path("legalEntity").asText(null),
        scope.path("group").asText(null),
        scope.path("customer").asText(null));
  }

  String legalEntityOrNull() {
    return legalEntity.isEmpty() ? null : legalEntity;
  }

  String groupOrNull() {
    return group.isEmpty() ? null : group;
  }

  String customerOrNull() {
    return customer.isEmpty() ? null : customer;
  }

  /** {@code customer C-1 in DE}, or {@code everything}. */
  public String text() {
    List<String> words = new ArrayList<>();
    if (!customer.isEmpty()) {
      words.add("customer " + customer);
    }
    if (!group.isEmpty()) {
      words.add("group " + group);
    }
    if (!legalEntity.isEmpty()) {
      words.add("legal entity " + legalEntity);
    }
    return words.isEmpty() ? "everything" : String.join(", ", words);
  }
}
