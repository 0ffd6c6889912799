package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Translates the flat form of hand-labelled documents ({@code payment_amount}, {@code
 * lines[].gross}) into ADVICE.
 */
final class TruthForm {
  private static final Map<String, String> HEADER =
      Map.of(
          "payment_reference", "paymentReference",
          "payment_date", "paymentDate",
          "currency", "currency",
          "payment_amount", "paymentAmount");

  private static final Map<String, String> LINE =
      Map.of(
          "kind", "kind",
          "invoice_number", "invoiceNumber",
          "invoice_date", "invoiceDate",
          "gross", "grossAmount",
          "discount", "discountAmount",
          "deduction", "deductionAmount",
          "net", "netAmount");

  private TruthForm() {}

  static List<JsonNode> advices(JsonNode label) {
    List<JsonNode> advices = new ArrayList<>();
    label.path("entries").forEach(entry -> received(entry, advices));
    if (!label.path("is_remittance").asBoolean(false)) {
      return advices;
    }
    if (label.path("payments").isArray() && !label.path("payments").isEmpty()) {
      label.path("payments").forEach(payment -> advices.add(advice(payment)));
    } else {
      advices.add(advice(label));
    }
    return advices;
  }

  /** Of a bank's statement what came in and says what it pays: each transaction an advice. */
  private static void received(JsonNode entry, List<JsonNode> advices) {
    boolean received =
        entry.path("credit_debit").asText().equals("CRDT") && !entry.path("reversal").asBoolean();
    for (JsonNode transaction : entry.path("transactions")) {
      if (received
          && !transaction.path("returned").asBoolean()
          && !transaction.path("lines").isEmpty()) {
        ObjectNode flat = transaction.deepCopy();
        flat.set("payment_amount", transaction.path("amount"));
        flat.set(
            "payment_reference",
            transaction.path("end_to_end_id").isTextual()
                ? transaction.get("end_to_end_id")
                : transaction.path("bank_ref"));
        flat.set(
            "payment_date",
            entry.path("value_date").isTextual()
                ? entry.get("value_date")
                : entry.path("booking_date"));
        advices.add(advice(flat));
      }
    }
  }

  private static ObjectNode advice(JsonNode flat) {
    ObjectNode advice = translated(flat, HEADER);
    ObjectNode payer = advice.putObject("payer");
    payer.set("name", flat.path("payer").isTextual() ? flat.get("payer") : null);
    ArrayNode lines = advice.putArray("lines");
    flat.path("lines").forEach(line -> lines.add(translated(line, LINE)));
    return advice;
  }

  private static ObjectNode translated(JsonNode flat, Map<String, String> names) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    names.forEach(
        (from, to) -> {
          JsonNode value = flat.path(from);
          node.set(to, value.isMissingNode() ? null : value);
        });
    return node;
  }
}
