package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the service recommends for a payment and why it does not post it.
 *
 * @param payments all of them when they are several, else empty
 * @param reasons their codes, each once
 * @param words the reasons as a person reads them, and what is said of lines left out
 * @param applied the items of a payment that is posted in part; what is recommended for them is
 *     done
 */
record Proposed(
    String id,
    String message,
    String payment,
    List<String> payments,
    String verdict,
    String reasons,
    List<String> words,
    Map<String, Long> centsOfItems,
    Set<String> applied) {
  Proposed {
    payments = List.copyOf(payments);
    words = List.copyOf(words);
    centsOfItems = Map.copyOf(centsOfItems);
    applied = Set.copyOf(applied);
  }

  /** Those that wait for a person or for something to come, the newest first. */
  static List<Proposed> open(Rest rest) throws IOException {
    return rest.all("/api/v1/proposals?state=open").stream().map(Proposed::of).toList();
  }

  /** Those of which a part is applied, with what is recommended for the rest. */
  static List<Proposed> inPart(Rest rest) throws IOException {
    return rest.all("/api/v1/proposals?state=applied").stream()
        .filter(node -> !node.path("remainder").isEmpty())
        .map(Proposed::of)
        .toList();
  }

  /** What somebody sees first who opens a payment that nobody was shown; null for nothing. */
  static Proposed whenOpened(Rest rest, String payment) throws IOException {
    String address = "/api/v1/proposals/of-payment?payment=";
    JsonNode first =
        rest.get(address + URLEncoder.encode(payment, StandardCharsets.UTF_8))
            .path("items")
            .path(0);
    return first.isMissingNode() ? null : of(first);
  }

  private static Proposed of(JsonNode node) {
    Map<String, Long> items = new HashMap<>();
    node.path("applications").forEach(application -> add(application, items));
    Set<String> applied = node.path("remainder").isEmpty() ? Set.of() : Set.copyOf(items.keySet());
    for (JsonNode remainder : node.path("remainder")) {
      if (remainder.hasNonNull("recommended")) {
        add(remainder.path("recommended"), items);
      }
    }
    List<String> payments = new ArrayList<>();
    node.path("payments").forEach(payment -> payments.add(payment.asText()));
    List<String> codes = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (JsonNode reason : node.path("reasons")) {
      codes.add(reason.path("code").asText());
      words.add(reason.path("code").asText() + " " + reason.path("message").asText());
    }
    node.path("remainder").forEach(rest -> words.add("left: " + rest.path("reason").asText()));
    return new Proposed(
        node.path("id").asText(),
        node.path("message").asText(null),
        node.path("payment").asText(null),
        payments,
        node.path("verdict").asText(),
        String.join(" + ", codes.stream().distinct().sorted().toList()),
        words,
        items,
        applied);
  }

  private static void add(JsonNode application, Map<String, Long> items) {
    long cents = Cents.parse(application.path("amount").asText());
    items.merge(application.path("openItem").asText(), cents, Long::sum);
  }

  /**
   * Whether it is the truth about the payment, or about all that it says were paid together.
   *
   * @param receipts by payment
   */
  boolean isRight(Receipt receipt, Map<String, Receipt> receipts) {
    List<Share> shares =
        payments.contains(receipt.payment())
            ? payments.stream()
                .map(receipts::get)
                .filter(Objects::nonNull)
                .flatMap(one -> one.shares().stream())
                .toList()
            : receipt.shares();
    return shares.size() == centsOfItems.size()
        && shares.stream()
            .allMatch(
                share -> {
                  Long cents = centsOfItems.get(share.item().id());
                  return cents != null && share.accepts(cents);
                });
  }
}
