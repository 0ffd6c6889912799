package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the mails of a payment were read as they were written, asked of the service. What was
 * misread cannot be matched; it is told apart so that one is not taken for the other.
 */
final class ReadAsTold {
  private final Rest rest;
  private final Map<Integer, String> messages;
  private final Map<Receipt, List<Letter>> letters = new HashMap<>();

  /**
   * @param messages ids by the number of the letter
   */
  ReadAsTold(World world, Rest rest, Map<Integer, String> messages) {
    this.rest = rest;
    this.messages = messages;
    for (Letter letter : world.letters()) {
      letter.lines().stream()
          .map(Letter.Line::receipt)
          .distinct()
          .forEach(r -> letters.computeIfAbsent(r, known -> new ArrayList<>()).add(letter));
    }
  }

  boolean all(Receipt receipt) throws IOException {
    for (Letter letter : letters.getOrDefault(receipt, List.of())) {
      if (letter.sameBytesAs() < 0 && !asTold(letter)) {
        return false;
      }
    }
    return true;
  }

  private boolean asTold(Letter letter) throws IOException {
    JsonNode message = rest.get("/api/v1/messages/" + messages.get(letter.number()));
    List<String> read = new ArrayList<>();
    for (JsonNode advice : message.path("advices")) {
      for (JsonNode line : advice.path("lines")) {
        read.add(line.path("invoiceNumber").asText() + " " + line.path("netAmount").asText());
      }
    }
    List<String> told =
        letter.lines().stream().map(l -> l.number() + " " + Cents.plain(l.net())).toList();
    return read.stream().sorted().toList().equals(told.stream().sorted().toList());
  }
}
