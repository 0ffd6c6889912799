package io.quittance.harm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Answers to the question what a message is, most of them the one that lets it be read closely. */
final class SmallLie {
  private static final List<String> KINDS =
      List.of("remittance", "remittance", "unknown", "statement_of_account", "bank_details_change");

  private SmallLie() {}

  static String kind(Random random, Shown shown) {
    if (random.nextInt(10) == 0) {
      return "Surely a remittance.";
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("kind", KINDS.get(random.nextInt(KINDS.size())));
    int line = random.nextInt(shown.rows().size() + 1);
    return answer.put("line", line == 0 ? null : shown.rows().get(line - 1).id()).toString();
  }
}
