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
