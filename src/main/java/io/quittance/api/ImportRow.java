package io.quittance.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

  /** Values of a list at most. */
  private static final int LONGEST_LIST = 200;

  /** Characters of a row that a case keeps at most. */
  private static final int LONGEST_SAID = 20_000;

  /** Digits of an amount at most: what 64 bits hold with room for sums. */
  private static final int MOST_DIGITS = 17;

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
      refuse(name, "bad-" + words(name), name + " is a single value.");
      return null;
    }
    String text = node.asText().strip();
    return text.isEmpty() || !sound(name, text) ? null : text;
  }

  /** Refuses what no field of a business document holds; such a text goes nowhere. */
  private boolean sound(String name, String text) {
    if (text.length() > LONGEST_TEXT) {
      refuse(name, "too-long", name + " has more than " + LONGEST_TEXT + " characters.");
      return false;
    }
    if (text.chars().anyMatch(ImportRow::controls)) {
      refuse(name, "control-character", name + " contains a control character.");
      return false;
    }
    return true;
  }

  /** Line ends and tabs may stand in a text of several lines. */
  private static boolean controls(int c) {
    return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
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
      refuse(name, "missing-" + words(name), name + " is missing.");
    }
    return text;
  }

  /** The named field, or when it is absent the other one; refused when both are. */
  public String id(String name, String defaultName) {
    String id = text(name);
    id = id == null ? text(defaultName) : id;
    if (id == null) {
      refuse(name, "missing-id", "Neither " + name + " nor " + defaultName + " is given.");
    } else if (id.length() > LONGEST_ID) {
      refuse(name, "too-long", name + " has more than " + LONGEST_ID + " characters.");
    } else if (id.chars().anyMatch(Character::isISOControl)) {
      refuse(name, "control-character", name + " contains a control character.");
    }
    return id;
  }

  public boolean flag(String name) {
    String text = text(name);
    if (text != null && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      refuse(name, "bad-" + words(name), name + " is true or false, not " + text + ".");
    }
    return text != null && text.equalsIgnoreCase("true");
  }

  public LocalDate date(String name) {
    return date(name, text(name));
  }

  public LocalDate date(String name, String text) {
    try {
      LocalDate date = text == null ? null : LocalDate.parse(text);
      if (date != null && (date.getYear() < 1900 || date.getYear() > 2999)) {
        throw new DateTimeException("year");
      }
      return date;
    } catch (DateTimeException e) {
      refuse(name, "bad-date", name + " is a date such as 2026-03-31, not " + text + ".");
      return null;
    }
  }

  public Integer integer(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,9}")) {
      refuse(name, "bad-" + words(name), name + " is a whole number, not " + text + ".");
      return null;
    }
    return Integer.valueOf(text);
  }

  public Currency currency(String name) {
    String text = required(name);
    if (text == null) {
      return null;
    }
    Optional<Currency> currency = Money.currencyOf(text);
    if (currency.isEmpty()) {
      refuse(name, "unknown-currency", text + " is no ISO 4217 currency.");
    }
    return currency.orElse(null);
  }

  /** A plain decimal; null when absent. */
  public BigDecimal decimal(String name) {
    return decimal(name, text(name));
  }

  public BigDecimal decimal(String name, String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("[+-]?\\d{1,20}(\\.\\d{1,10})?")) {
      refuse(name, "bad-amount", name + " is a plain decimal such as 1250.00, not " + text + ".");
      return null;
    }
    return new BigDecimal(text);
  }

  /** An amount in the currency's scale; null when absent or when the currency is unknown. */
  public Money money(String name, Currency currency) {
    return money(name, text(name), currency);
  }

  public Money money(String name, String text, Currency currency) {
    BigDecimal decimal = decimal(name, text);
    if (decimal == null || currency == null) {
      return null;
    }
    try {
      if (decimal.precision() - decimal.scale() + Money.scaleOf(currency) > MOST_DIGITS) {
        throw new ArithmeticException("too large");
      }
      return Money.of(decimal, currency);
    } catch (ArithmeticException e) {
      refuse(
          name,
          "bad-amount",
          String.format(
              Locale.ROOT,
              "%s %s does not fit %s with its %d decimals.",
              name,
              text,
              currency.getCurrencyCode(),
              Money.scaleOf(currency)));
      return null;
    }
  }

  /** A closed list of values, written in lower case. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type, E absent) {
    String text = text(name);
    if (text == null) {
      return absent;
    }
    for (E value : type.getEnumConstants()) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    refuse(name, "unknown-" + words(name), text + " is no " + name + ".");
    return absent;
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
    List<T> values = new ArrayList<>();
    if (!soundWithin(name, node)) {
      return List.of();
    }
    if (node.isArray()) {
      node.forEach(element -> values.add(fromObject.apply(element)));
    } else if (node.isTextual()) {
      for (String part : node.asText().split("\\|")) {
        if (!part.isBlank()) {
          values.add(fromText.apply(part.strip()));
        }
      }
    } else {
      values.add(null);
    }
    if (values.size() > LONGEST_LIST) {
      refuse(name, "too-long", name + " has more than " + LONGEST_LIST + " values.");
      return List.of();
    }
    if (values.contains(null)) {
      refuse(name, "bad-" + words(name), name + " holds a value of another form.");
      return List.of();
    }
    return values;
  }

  /** As {@link #sound}, for each text of a list, however its elements are made. */
  private boolean soundWithin(String name, JsonNode node) {
    if (node.isTextual()) {
      // In CSV the whole list is one text.
      return Stream.of(node.asText().split("\\|")).allMatch(part -> sound(name, part));
    }
    for (JsonNode element : node) {
      if (!soundWithin(name, element)) {
        return false;
      }
    }
    return true;
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

  /** {@code openAmount} becomes {@code open-amount}. */
  private static String words(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
