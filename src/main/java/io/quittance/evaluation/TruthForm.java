package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Translates the flat form of hand-labelled documents ({@code payment_amount}, {@code
 * lines[].gross}) into a case.
 */
final class TruthForm {
  private static final Map<String, String> HEADER =
      Map.of(
          "payment_reference", "paymentReference",
          "payment_date", "paymentDate",
          "currency", "currency",
          "payment_amount", "paymentAmount",
          "payer", "payer.name",
          "payee", "payee.name");

  private static final Map<String, String> LINE =
      new TreeMap<>(
          Map.of(
              "kind", "kind",
              "invoice_number", "invoiceNumber",
              "invoice_date", "invoiceDate",
              "gross", "grossAmount",
              "discount", "discountAmount",
              "deduction", "deductionAmount",
              "net", "netAmount"));

  private static final Set<String> KINDS =
      Set.of("invoice", "debit_memo", "credit_memo", "adjustment");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode label;
  private final ObjectNode accepted = NODES.objectNode();
  private final List<JsonNode> advices = new ArrayList<>();

  private TruthForm(JsonNode label) {
    this.label = label;
  }

  /** Empty when the document itself is not in the folder. */
  static Optional<LabelledCase> read(Path folder, JsonNode label) {
    Path source = folder.resolve(label.path("doc").asText()).normalize();
    return source.startsWith(folder.normalize()) && Files.isRegularFile(source)
        ? Optional.of(new TruthForm(label).labelled(folder, source))
        : Optional.empty();
  }

  private LabelledCase labelled(Path folder, Path source) {
    JsonNode remittance = label.path("is_remittance");
    String verdict =
        remittance.isBoolean()
            ? (remittance.asBoolean() ? "remittance" : "not-a-remittance")
            : null;
    if (remittance.asBoolean(false)) {
      JsonNode payments = label.path("payments");
      if (payments.isEmpty()) {
        add(label);
      } else {
        payments.forEach(this::add);
      }
    }
    label.path("entries").forEach(this::addEntry);
    return new LabelledCase(
        label.path("doc").asText(),
        source,
        verdict,
        advices,
        accepted,
        CaseLabels.NONE.withDefault(
            CaseLabels.LAYOUT, folder.relativize(source.getParent()).toString().replace('\\', '/')),
        new LabelledCase.Leniency(
            label.path("payment_amount_basis").asText().startsWith("implied"),
            label.has("balanced") && !label.get("balanced").asBoolean() || label.has("residual"),
            label.path("review_acceptable").asBoolean(),
            verdict == null,
            references()));
  }

  /**
   * A statement's entry names invoices transaction by transaction. Other transactions are not
   * judged, nor which of its many references and dates is meant.
   */
  private void addEntry(JsonNode entry) {
    for (JsonNode transaction : entry.path("transactions")) {
      if (!transaction.path("lines").isEmpty() && !transaction.path("returned").asBoolean()) {
        ObjectNode flat = NODES.objectNode();
        flat.set("payment_amount", transaction.path("amount"));
        flat.set("currency", transaction.path("currency"));
        flat.set("payer", transaction.path("payer"));
        flat.set("lines", transaction.path("lines"));
        add(flat);
      }
    }
  }

  private void add(JsonNode flat) {
    String place = "advices[" + advices.size() + "].";
    ObjectNode advice = NODES.objectNode();
    HEADER.forEach(
        (from, to) -> {
          if (flat.has(from)) {
            put(advice, to, flat.get(from));
            accept(flat, from, place + to);
          }
        });
    ArrayNode array = advice.putArray("lines");
    for (JsonNode line : flat.path("lines")) {
      array.add(line(line, place + "lines[" + array.size() + "]."));
    }
    advices.add(advice);
  }

  private ObjectNode line(JsonNode flat, String place) {
    ObjectNode line = NODES.objectNode();
    LINE.forEach(
        (from, to) -> {
          line.set(to, flat.path(from).isMissingNode() ? null : flat.get(from));
          accept(flat, from, place + to);
        });
    JsonNode number = flat.path("invoice_number");
    flat.path("alt_invoice_numbers").forEach(other -> accept(place + "invoiceNumber", other));
    if (number.isNull() && flat.hasNonNull("creditor_reference")) {
      JsonNode reference = flat.get("creditor_reference");
      accept(place + "invoiceNumber", reference);
      line.putArray("references")
          .addObject()
          .put("type", "creditor-reference")
          .set("value", reference);
    }
    if (!KINDS.contains(flat.path("kind").asText())) {
      accept(place + "kind", NODES.textNode("invoice"));
      accept(place + "kind", NODES.textNode("adjustment"));
    }
    return line;
  }

  private void accept(JsonNode flat, String from, String to) {
    for (String name : List.of(from + "_accepted", from + "s_accepted")) {
      flat.path(name).forEach(other -> accept(to, other));
    }
  }

  private void accept(String field, JsonNode other) {
    accepted.withArrayProperty(field).add(other);
  }

  private List<String> references() {
    List<String> numbers = new ArrayList<>();
    label.path("references").forEach(each -> numbers.add(each.asText()));
    return numbers;
  }

  private static void put(ObjectNode node, String path, JsonNode value) {
    int point = path.indexOf('.');
    if (point < 0) {
      node.set(path, value);
    } else {
      node.withObjectProperty(path.substring(0, point)).set(path.substring(point + 1), value);
    }
  }
}
