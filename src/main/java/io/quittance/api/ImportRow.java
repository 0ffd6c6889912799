package io.quittance.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of an import, from a JSON object or a line of CSV. Readings that fail leave the first
 * reason behind and return null, so that a reader asks for all fields and then once for the {@link
 * #fault()}.
 */
public final class ImportRow {
  /** Characters of an identifier at most. */
  public static final int LONGEST_ID = 80;

  /** Characters of any other field at most. */
  public static final int LONGEST_TEXT = 2_000;

  /** Characters of a row that a case keeps at most. */
  private static final int LONGEST_SAID = 20_000;

  private final int number;
  private final JsonNode fields;
  private Fault fault;

  /**
   * Why a row is refused.
   *
   * @param field the field that is wrong, null when the row as a whole is
   */
  public record Fault(String code, String message, String field) {}

  ImportRow(int number, JsonNode fields) {
    this(number, fields, null);
  }

  /**
   * @param fault what was wrong with the row before any field was read, or null
   */
  ImportRow(int number, JsonNode fields, Fault fault) {
    this.number = number;
    this.fields = fields;
    this.fault = fault;
    if (!fields.isObject()) {
      refuse("not-an-object", "A row is an object with named fields.");
    }
  }

  /** Counts from 1, without the header line. */
  public int number() {
    return number;
  }

  public Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  /** Refuses the row as a whole. */
  public void refuse(String code, String message) {
    refuse(null, code, message);
  }

  /** Keeps the first reason; later ones are often its consequences. */
  public void refuse(String field, String code, String message) {
    if (fault == null) {
      fault = new Fault(code, message, field);
    }
  }

  /** True when the header, or the object, has the field, whatever it holds. */
  public boolean names(String name) {
    return fields.has(name);
  }

  /** The names that the header, or the object, has, in their order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    fields.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Null when absent or blank. */
  public String text(String name) {
    JsonNode node = fields.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.isContainerNode()) {
      refuse(name, "bad-" + FieldText.words(name), name + " is a single value.");
      return null;
    }
    String text = node.asText().strip();
    return text.isEmpty() ? null : keep(new FieldText(name, text).sound());
  }

  /** The value, or null where it is a fault; that is kept if it is the first. */
  private <T> T keep(FieldText.Read<T> read) {
    if (read.fault() != null && fault == null) {
      fault = read.fault();
    }
    return read.value();
  }

  private <T> T keep(String name, String text, Function<FieldText, FieldText.Read<T>> as) {
    return text == null ? null : keep(as.apply(new FieldText(name, text)));
  }

  /** As {@link #text} but leaves no reason behind: null also for what no field holds. */
  public String peek(String name) {
    JsonNode node = fields.get(name);
    return node == null || node.isNull() || node.isContainerNode() || node.asText().isBlank()
        ? null
        : node.asText().strip();
  }

  public String required(String name) {
    String text = text(name);
    if (text == null) {
      refuse(name, "missing-" + FieldText.words(name), name + " is missing.");
    }
    return text;
  }

  /** The named field, or when it is absent the other one; refused when both are. */
  public String id(String name, String defaultName) {
    String id = text(name);
    id = id == null ? text(defaultName) : id;
    if (id == null) {
      refuse(name, "missing-id", "Neither " + name + " nor " + defaultName + " is given.");
    } else {
      keep(new FieldText(name, id).id());
    }
    return id;
  }

  /** False when absent. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(keep(name, text(name), FieldText::flag));
  }

  /** Null when absent. */
  public LocalDate date(String name) {
    return date(name, text(name));
  }

  /** For a date that stands inside of a field. */
  public LocalDate date(String name, String text) {
    return keep(name, text, FieldText::date);
  }

  /** Null when absent. */
  public Integer integer(String name) {
    return keep(name, text(name), FieldText::integer);
  }

  public Currency currency(String name) {
    return keep(name, required(name), FieldText::currency);
  }

  /** A plain decimal; null when absent. */
  public BigDecimal decimal(String name) {
    return keep(name, text(name), FieldText::decimal);
  }

  /** An amount in the currency's scale; null when absent or when the currency is unknown. */
  public Money money(String name, Currency currency) {
    return money(name, text(name), currency);
  }

  /** For an amount that stands inside of a field. */
  public Money money(String name, String text, Currency currency) {
    return currency == null
        ? unknownCurrency(name, text)
        : keep(name, text, field -> field.money(currency));
  }

  /** Of an amount in no currency can be said at least whether it is a number. */
  private Money unknownCurrency(String name, String text) {
    keep(name, text, FieldText::decimal);
    return null;
  }

  /** A closed list of values, written in lower case. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E absent) {
    E value = keep(name, text(name), field -> field.oneOf(type));
    return value == null ? absent : value;
  }

  /** An array of texts; in CSV they are separated by {@code |}. */
  public List<String> texts(String name) {
    return values(
        name,
        node -> node.isValueNode() && !node.isNull() ? node.asText().strip() : null,
        text -> text);
  }

  /**
   * An array of objects; in CSV each is one text, separated by {@code |}, such as {@code PO:4711}.
   */
  public <T> List<T> values(
      String name, Function<JsonNode, T> fromObject, Function<String, T> fromText) {
    JsonNode node = fields.get(name);
    if (node == null || node.isNull()) {
      return List.of();
    }
    List<T> values = keep(new FieldList(name, node).read(fromObject, fromText));
    return values == null ? List.of() : values;
  }

  /**
   * The row as it came, for a case that keeps what was said: JSON. The word null for what no
   * database keeps as JSON (a NUL character) and for what is longer than a case needs.
   */
  public String said() {
    String said = fields.toString();
    return said.length() > LONGEST_SAID || said.contains("\\u0000") ? "null" : said;
  }

  /** What {@link ImportRows#pack} keeps of it. */
  JsonNode fields() {
    return fields;
  }
}
