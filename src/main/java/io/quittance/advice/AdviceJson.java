package io.quittance.advice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.document.Box;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The published JSON form of an advice and back. Amounts are decimal strings in the currency's
 * scale (two decimals when the currency is unknown; more only where more are printed), dates ISO
 * 8601, what the source does not say is null and present.
 */
public final class AdviceJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int SCALE_WITHOUT_CURRENCY = 2;

  private AdviceJson() {}

  public static ObjectNode write(Advice advice) {
    ObjectNode node = NODES.objectNode();
    node.set("payer", party(advice.payer()));
    node.set("payee", party(advice.payee()));
    node.put("status", name(advice.status()));
    node.put("complete", advice.complete());
    node.put("adviceDate", text(advice.adviceDate()));
    node.put("paymentReference", advice.paymentReference());
    node.put("paymentMethod", advice.paymentMethod());
    node.put("paymentDate", text(advice.paymentDate()));
    node.put("currency", advice.currency());
    node.put("paymentAmount", amount(advice.paymentAmount(), advice.currency()));
    ArrayNode lines = node.putArray("lines");
    advice.lines().forEach(line -> lines.add(line(line, advice.currency())));
    node.set("adjustments", adjustments(advice.adjustments(), advice.currency()));
    node.set("values", values(advice.values()));
    node.put("confidence", advice.confidence());
    node.put("reader", advice.reader());
    return node;
  }

  /**
   * @throws IllegalArgumentException when an enum word, a date or an amount is none
   */
  public static Advice read(JsonNode node) {
    List<Advice.Line> lines = new ArrayList<>();
    node.path("lines").forEach(line -> lines.add(readLine(line)));
    return new Advice(
        readParty(node.path("payer")),
        readParty(node.path("payee")),
        node.hasNonNull("status")
            ? Advice.Status.valueOf(upper(node.get("status")))
            : Advice.Status.UNKNOWN,
        node.hasNonNull("complete") ? node.get("complete").asBoolean() : null,
        date(node, "adviceDate"),
        words(node, "paymentReference"),
        words(node, "paymentMethod"),
        date(node, "paymentDate"),
        words(node, "currency"),
        decimal(node, "paymentAmount"),
        lines,
        readAdjustments(node.path("adjustments")),
        readValues(node.path("values")),
        node.path("confidence").asDouble(0),
        words(node, "reader"));
  }

  private static ObjectNode line(Advice.Line line, String adviceCurrency) {
    String currency = line.currency() == null ? adviceCurrency : line.currency();
    ObjectNode node = NODES.objectNode();
    node.put("kind", name(line.kind()));
    node.put("invoiceNumber", line.invoiceNumber());
    node.put("invoiceDate", text(line.invoiceDate()));
    node.put("grossAmount", amount(line.grossAmount(), currency));
    node.put("discountAmount", amount(line.discountAmount(), currency));
    node.put("deductionAmount", amount(line.deductionAmount(), currency));
    node.put("netAmount", amount(line.netAmount(), currency));
    node.put("currency", line.currency());
    node.set("adjustments", adjustments(line.adjustments(), currency));
    ArrayNode references = node.putArray("references");
    for (Advice.Reference reference : line.references()) {
      references.addObject().put("type", reference.type()).put("value", reference.value());
    }
    node.set("values", values(line.values()));
    return node;
  }

  private static Advice.Line readLine(JsonNode node) {
    List<Advice.Reference> references = new ArrayList<>();
    node.path("references")
        .forEach(r -> references.add(new Advice.Reference(words(r, "type"), words(r, "value"))));
    return new Advice.Line(
        node.hasNonNull("kind")
            ? Advice.Kind.valueOf(upper(node.get("kind")))
            : Advice.Kind.INVOICE,
        words(node, "invoiceNumber"),
        date(node, "invoiceDate"),
        decimal(node, "grossAmount"),
        decimal(node, "discountAmount"),
        decimal(node, "deductionAmount"),
        decimal(node, "netAmount"),
        words(node, "currency"),
        readAdjustments(node.path("adjustments")),
        references,
        readValues(node.path("values")));
  }

  private static ArrayNode adjustments(List<Advice.Adjustment> adjustments, String currency) {
    ArrayNode nodes = NODES.arrayNode();
    for (Advice.Adjustment each : adjustments) {
      ObjectNode node = nodes.addObject();
      node.put("kind", each.kind());
      node.put("amount", amount(each.amount(), currency));
      node.put("reasonText", each.reasonText());
      node.put("reasonCode", each.reasonCode());
      node.set("values", values(each.values()));
    }
    return nodes;
  }

  private static List<Advice.Adjustment> readAdjustments(JsonNode nodes) {
    List<Advice.Adjustment> adjustments = new ArrayList<>();
    nodes.forEach(
        node ->
            adjustments.add(
                new Advice.Adjustment(
                    words(node, "kind"),
                    decimal(node, "amount"),
                    words(node, "reasonText"),
                    words(node, "reasonCode"),
                    readValues(node.path("values")))));
    return adjustments;
  }

  private static ObjectNode party(Advice.Party party) {
    ObjectNode node = NODES.objectNode();
    node.put("name", party.name());
    node.put("identifier", party.identifier());
    return node;
  }

  private static Advice.Party readParty(JsonNode node) {
    return new Advice.Party(words(node, "name"), words(node, "identifier"));
  }

  private static ObjectNode values(Map<String, Value> values) {
    ObjectNode node = NODES.objectNode();
    new TreeMap<>(values).forEach((field, value) -> node.set(field, value(value)));
    return node;
  }

  private static ObjectNode value(Value value) {
    ObjectNode node = NODES.objectNode();
    node.put("printed", value.printed());
    node.put("confidence", value.confidence());
    node.put("doubtful", value.doubtful());
    node.put("part", value.part());
    node.put("page", value.page());
    Box box = value.box();
    node.set(
        "box",
        box == null
            ? NODES.nullNode()
            : NODES.arrayNode().add(box.x0()).add(box.y0()).add(box.x1()).add(box.y1()));
    node.put("sheet", value.sheet());
    node.put("cell", value.cell());
    node.put("line", value.line());
    Value.Columns columns = value.columns();
    node.set(
        "columns",
        columns == null
            ? NODES.nullNode()
            : NODES.arrayNode().add(columns.from()).add(columns.to()));
    if (value.onlyInImage()) {
      node.put("seenOnlyInImage", true);
    }
    return node;
  }

  private static Map<String, Value> readValues(JsonNode nodes) {
    Map<String, Value> values = new HashMap<>();
    nodes.properties().forEach(e -> values.put(e.getKey(), readValue(e.getValue())));
    return values;
  }

  private static Value readValue(JsonNode node) {
    JsonNode box = node.path("box");
    JsonNode columns = node.path("columns");
    return new Value(
        words(node, "printed"),
        node.path("confidence").asDouble(0),
        node.path("doubtful").asBoolean(false),
        words(node, "part"),
        number(node, "page"),
        box.size() == 4
            ? new Box(
                box.get(0).asDouble(),
                box.get(1).asDouble(),
                box.get(2).asDouble(),
                box.get(3).asDouble())
            : null,
        words(node, "sheet"),
        words(node, "cell"),
        number(node, "line"),
        columns.size() == 2
            ? new Value.Columns(columns.get(0).asInt(), columns.get(1).asInt())
            : null,
        node.path("seenOnlyInImage").asBoolean(false) ? Boolean.TRUE : null);
  }

  private static String amount(BigDecimal amount, String currencyCode) {
    if (amount == null) {
      return null;
    }
    int scale =
        Money.currencyOf(currencyCode).map(AdviceJson::scale).orElse(SCALE_WITHOUT_CURRENCY);
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.setScale(Math.max(scale, plain.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  private static int scale(Currency currency) {
    return Money.scaleOf(currency);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(JsonNode node) {
    return node.asText().toUpperCase(Locale.ROOT);
  }

  private static String text(LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static String words(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.get(field).asText() : null;
  }

  private static Integer number(JsonNode node, String field) {
    return node.hasNonNull(field) ? (Integer) node.get(field).asInt() : null;
  }

  private static LocalDate date(JsonNode node, String field) {
    try {
      return node.hasNonNull(field) ? LocalDate.parse(node.get(field).asText()) : null;
    } catch (java.time.DateTimeException none) {
      throw new IllegalArgumentException(field + " is no date", none);
    }
  }

  private static BigDecimal decimal(JsonNode node, String field) {
    return node.hasNonNull(field) ? new BigDecimal(node.get(field).asText()) : null;
  }
}
