package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the service recommends for a payment and why it does not post it. */
record Proposed(
    String id,
    String message,
    String payment,
    String verdict,
    String reasons,
    Map<String, Long> centsOfItems) {
  Proposed {
    centsOfItems = Map.copyOf(centsOfItems);
  }

  /** Those that wait for a person or for something to come, the newest first. */
  static List<Proposed> open(Rest rest) throws IOException {
    return rest.all("/api/v1/proposals?state=open").stream().map(Proposed::of).toList();
  }

  private static Proposed of(JsonNode node) {
    Map<String, Long> items = new HashMap<>();
    for (JsonNode application : node.path("applications")) {
      long cents = Cents.parse(application.path("amount").asText());
      items.merge(application.path("openItem").asText(), cents, Long::sum);
    }
    List<String> codes = new ArrayList<>();
    for (JsonNode reason : node.path("reasons")) {
      codes.add(reason.path("code").asText());
    }
    return new Proposed(
        node.path("id").asText(),
        node.path("message").asText(null),
        node.path("payment").asText(null),
        node.path("verdict").asText(),
        String.join(" + ", codes.stream().distinct().sorted().toList()),
        items);
  }

  /** Whether it is the truth about the payment. */
  boolean isRight(Receipt receipt) {
    return receipt.shares().size() == centsOfItems.size()
        && receipt.shares().stream()
            .allMatch(
                share -> {
                  Long cents = centsOfItems.get(share.item().id());
                  return cents != null && share.accepts(cents);
                });
  }
}
