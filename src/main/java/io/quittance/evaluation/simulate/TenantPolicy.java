package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * The policy of the simulated tenant: the starting policy {@code cautious}, and with it what a
 * cautious seller allows besides: too much paid stays unapplied, and parents pay for their
 * subsidiaries.
 */
final class TenantPolicy {
  private static final String STARTING_POLICY = "cautious";

  private TenantPolicy() {}

  static void set(Rest rest) throws IOException {
    for (JsonNode named : rest.get("/api/v1/starting-policies")) {
      if (named.path("name").asText().equals(STARTING_POLICY)) {
        ObjectNode policy = named.path("policy").deepCopy();
        policy.withObject("/differences").put("overPay", "apply_and_leave_unapplied");
        policy.withObject("/payers").put("payForFamily", true);
        rest.put("/api/v1/policy", policy);
        return;
      }
    }
    throw new IOException("the service has no starting policy " + STARTING_POLICY);
  }
}
