package io.quittance.evaluation.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.Advice;
import io.quittance.advice.AdviceJson;
import io.quittance.advice.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a paper says, written down while it is composed: a value that is not printed is not noted,
 * so that the label cannot drift from the paper. What was said first stands; the same field said
 * otherwise later is another right answer.
 */
final class Truth {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<Field, Object> header = new EnumMap<>(Field.class);
  private final Map<Item, Integer> places = new IdentityHashMap<>();
  private final List<Item> items = new ArrayList<>();
  private final List<Map<Field, Object>> lines = new ArrayList<>();
  private final List<Map<String, String>> references = new ArrayList<>();
  private final List<Advice.Adjustment> adjustments = new ArrayList<>();
  private boolean partial;
  private final Map<String, Set<JsonNode>> accepted = new LinkedHashMap<>();

  void say(Field field, Object value) {
    Object before = header.putIfAbsent(field, value);
    if (before != null && !before.equals(value)) {
      accept(field.json(), value);
    }
  }

  boolean says(Field field) {
    return header.containsKey(field);
  }

  void say(Item item, Field field, Object value) {
    lines.get(place(item)).put(field, value);
  }

  boolean says(Item item, Field field) {
    return places.containsKey(item) && lines.get(places.get(item)).containsKey(field);
  }

  void refer(Item item, String type, String value) {
    references.get(place(item)).put(type, value);
  }

  void adjust(String kind, BigDecimal amount, String reason) {
    adjustments.add(new Advice.Adjustment(kind, amount, reason, null, Map.of()));
  }

  /** The list says itself that it is not whole. */
  void partial() {
    partial = true;
  }

  /** Another right answer for a field of the header; null for "does not say". */
  void accept(String field, Object value) {
    accepted
        .computeIfAbsent(field, none -> new LinkedHashSet<>())
        .add(value == null ? NODES.nullNode() : NODES.textNode(plain(value)));
  }

  void accept(Item item, Field field, Object value) {
    accept("lines[" + place(item) + "]." + field.json(), value);
  }

  private int place(Item item) {
    return places.computeIfAbsent(
        item,
        none -> {
          items.add(item);
          lines.add(new EnumMap<>(Field.class));
          references.add(new LinkedHashMap<>());
          return lines.size() - 1;
        });
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
  }

  /**
   * @param node right answers by field, shared by all advices of a case
   */
  void addAcceptedTo(ObjectNode node) {
    accepted.forEach(
        (field, values) -> {
          ArrayNode array = node.withArrayProperty(field);
          values.forEach(array::add);
        });
  }

  /** In the form of ADVICE, without evidence. */
  ObjectNode advice(Advice.Status status) {
    List<Advice.Line> said = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      said.add(line(items.get(i), lines.get(i), references.get(i)));
    }
    ObjectNode advice =
        AdviceJson.write(
            new Advice(
                new Advice.Party(text(Field.PAYER_NAME), text(Field.PAYER_IDENTIFIER)),
                new Advice.Party(text(Field.PAYEE_NAME), text(Field.PAYEE_IDENTIFIER)),
                status,
                partial ? Boolean.FALSE : null,
                (LocalDate) header.get(Field.ADVICE_DATE),
                text(Field.PAYMENT_REFERENCE),
                text(Field.PAYMENT_METHOD),
                (LocalDate) header.get(Field.PAYMENT_DATE),
                text(Field.CURRENCY),
                (BigDecimal) header.get(Field.PAYMENT_AMOUNT),
                said,
                adjustments,
                Map.of(),
                0,
                null));
    advice.remove(List.of("values", "confidence", "reader"));
    advice.path("lines").forEach(line -> ((ObjectNode) line).remove("values"));
    advice.path("adjustments").forEach(each -> ((ObjectNode) each).remove("values"));
    return advice;
  }

  private static Advice.Line line(
      Item item, Map<Field, Object> said, Map<String, String> references) {
    return new Advice.Line(
        item.kind(),
        (String) said.get(Field.INVOICE_NUMBER),
        (LocalDate) said.get(Field.INVOICE_DATE),
        (BigDecimal) said.get(Field.GROSS_AMOUNT),
        (BigDecimal) said.get(Field.DISCOUNT_AMOUNT),
        (BigDecimal) said.get(Field.DEDUCTION_AMOUNT),
        (BigDecimal) said.get(Field.NET_AMOUNT),
        (String) said.get(Field.CURRENCY),
        List.of(),
        references.entrySet().stream()
            .map(reference -> new Advice.Reference(reference.getKey(), reference.getValue()))
            .toList(),
        Map.of());
  }

  private String text(Field field) {
    return (String) header.get(field);
  }
}
