package io.quittance.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.api.Problem;
import io.quittance.policy.Policy.OverPay;
import io.quittance.policy.Policy.ShortPay;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A policy as JSON. Reading is strict, because a misspelt field that is silently ignored is a
 * posting nobody wanted; what a change does not name stays as it is.
 */
final class PolicyJson {
  static final int MOST_DAYS = 366;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> FIELDS =
      Set.of(
          "version",
          "applyExact",
          "applyNamedCredits",
          "shortPay",
          "overPay",
          "takeEarnedDiscount",
          "discountGraceDays",
          "intercompany",
          "dateWindowDays",
          "waitDays");

  private PolicyJson() {}

  static ObjectNode write(Policy policy) {
    return JSON.createObjectNode()
        .put("version", policy.version())
        .put("applyExact", policy.applyExact())
        .put("applyNamedCredits", policy.applyNamedCredits())
        .put("shortPay", lower(policy.shortPay()))
        .put("overPay", lower(policy.overPay()))
        .put("takeEarnedDiscount", policy.takeEarnedDiscount())
        .put("discountGraceDays", policy.discountGraceDays())
        .put("intercompany", policy.intercompany())
        .put("dateWindowDays", policy.dateWindowDays())
        .put("waitDays", policy.waitDays());
  }

  /**
   * @param base what stays where the text names nothing
   * @throws Problem 400 for text that is no JSON, 422 for a field or value that is none
   */
  static Policy read(String text, Policy base, int version) {
    JsonNode given = tree(text);
    if (!given.isObject()) {
      throw Problem.badRequest("bad-json", "A policy is an object.");
    }
    for (Iterator<String> names = given.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw invalid("A policy has no field " + name + "; it has " + known() + ".");
      }
    }
    return new Policy(
        version,
        flag(given, "applyExact", base.applyExact()),
        flag(given, "applyNamedCredits", base.applyNamedCredits()),
        oneOf(given, "shortPay", base.shortPay(), ShortPay.values()),
        oneOf(given, "overPay", base.overPay(), OverPay.values()),
        flag(given, "takeEarnedDiscount", base.takeEarnedDiscount()),
        days(given, "discountGraceDays", base.discountGraceDays()),
        flag(given, "intercompany", base.intercompany()),
        days(given, "dateWindowDays", base.dateWindowDays()),
        days(given, "waitDays", base.waitDays()));
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text == null ? "" : text);
    } catch (JsonProcessingException e) {
      throw Problem.badRequest("bad-json", "The body is not well-formed JSON.");
    }
  }

  private static boolean flag(JsonNode given, String name, boolean base) {
    JsonNode value = given.get(name);
    if (value == null) {
      return base;
    }
    if (!value.isBoolean()) {
      throw invalid(name + " is true or false, not " + value + ".");
    }
    return value.booleanValue();
  }

  private static int days(JsonNode given, String name, int base) {
    JsonNode value = given.get(name);
    if (value == null) {
      return base;
    }
    if (!value.isInt() || value.intValue() < 0 || value.intValue() > MOST_DAYS) {
      throw invalid(name + " is a number of days from 0 to " + MOST_DAYS + ", not " + value + ".");
    }
    return value.intValue();
  }

  private static <E extends Enum<E>> E oneOf(JsonNode given, String name, E base, E[] values) {
    JsonNode value = given.get(name);
    if (value == null) {
      return base;
    }
    return Arrays.stream(values)
        .filter(one -> value.isTextual() && lower(one).equals(value.textValue()))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> allowed = Arrays.stream(values).map(PolicyJson::lower).toList();
              return invalid(name + " is one of " + allowed + ", not " + value + ".");
            });
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String known() {
    return String.join(", ", FIELDS.stream().sorted().toList());
  }

  private static Problem invalid(String message) {
    return Problem.unprocessable("bad-policy", message);
  }
}
