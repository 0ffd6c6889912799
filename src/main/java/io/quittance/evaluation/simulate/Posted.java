package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/**
 * An application that the service has made.
 *
 * @param cents of cash, negative on credit items
 * @param automatic made without a person
 */
record Posted(
    String id,
    String payment,
    String item,
    long cents,
    boolean automatic,
    boolean reversed,
    String message) {
  private static final String CERTIFIER = "certifier";

  static List<Posted> all(Rest rest) throws IOException {
    return rest.all("/api/v1/applications").stream().map(Posted::of).toList();
  }

  private static Posted of(JsonNode node) {
    return new Posted(
        node.path("id").asText(),
        node.path("payment").asText(null),
        node.path("openItem").asText(),
        Cents.parse(node.path("amount").asText()),
        node.path("decidedBy").asText().equals(CERTIFIER),
        node.path("state").asText().equals("reversed"),
        node.path("message").asText(null));
  }
}
