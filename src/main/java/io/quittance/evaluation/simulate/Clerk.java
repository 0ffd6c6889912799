package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A clerk who knows the truth: decides each case on the morning after the one on which it was first
 * seen. What was recommended is noted before.
 */
final class Clerk {
  private final Rest rest;
  private final Map<String, Receipt> receipts;
  private final Map<String, Integer> firstSeen = new HashMap<>();
  private final Map<String, Proposed> recommended = new HashMap<>();
  private final Set<String> tried = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  Clerk(World world, Rest rest) {
    this.rest = rest;
    this.receipts = world.receiptsByPayment();
  }

  /** What was first recommended for a payment that a person had to decide. */
  Map<String, Proposed> recommended() {
    return recommended;
  }

  /** How many decisions ended how. */
  Map<String, Integer> outcomes() {
    return outcomes;
  }

  void work(int day) throws IOException {
    Map<String, Proposed> open =
        Stream.concat(Proposed.open(rest).stream(), Proposed.inPart(rest).stream())
            .collect(Collectors.toMap(Proposed::id, Function.identity(), (one, same) -> one));
    for (JsonNode review : rest.all("/api/v1/reviews")) {
      String id = review.path("id").asText();
      Proposed proposed = open.get(review.path("proposal").asText(""));
      Integer since = firstSeen.putIfAbsent(id, day);
      if (since != null && since < day && proposed != null && proposed.payment() != null) {
        decide(id, proposed);
      }
    }
  }

  private void decide(String review, Proposed proposed) throws IOException {
    Receipt receipt = receipts.get(proposed.payment());
    if (receipt == null || !tried.add(review)) {
      return;
    }
    recommended.putIfAbsent(proposed.payment(), proposed);
    ObjectNode decision = JsonNodeFactory.instance.objectNode();
    boolean again = done.contains(proposed.payment());
    boolean right = proposed.isRight(receipt, receipts);
    decision.put("action", again ? "reject" : right ? "approve" : "apply");
    decision.put("note", "simulated");
    if (!right && !again) {
      ArrayNode applications = decision.putArray("applications");
      List<Share> shares = receipt.shares();
      shares.stream()
          .filter(share -> !proposed.applied().contains(share.item().id()))
          .forEach(share -> applications.add(application(receipt, share)));
    }
    String action = decision.path("action").asText();
    try {
      rest.post("/api/v1/reviews/" + review + "/decision", decision);
      outcomes.merge(action + " done", 1, Integer::sum);
      done.add(receipt.payment());
    } catch (Rest.Refused refused) {
      outcomes.merge(action + " refused: " + refused.code(), 1, Integer::sum);
    }
  }

  private static ObjectNode application(Receipt receipt, Share share) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("payment", receipt.payment());
    node.put("openItem", share.item().id());
    node.put("amount", Cents.plain(share.cash()));
    if (share.discount() > 0) {
      node.put("discount", Cents.plain(share.discount()));
    }
    return node;
  }
}
