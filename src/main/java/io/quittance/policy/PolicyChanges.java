package io.quittance.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quittance.api.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * What a caller wants changed in a policy. Reading is strict, because a misspelt field that is
 * silently ignored is a posting nobody wanted. A setting may be given by its place ({@code
 * waiting.days}) or by its flat name ({@code waitDays}): of two values the one counts that changes
 * something, and two different changes are refused, so that whoever sends back what was shown with
 * one value changed gets what is meant.
 */
final class PolicyChanges {
  static final int MOST_DAYS = 366;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode given;
  private final Set<String> known = new TreeSet<>(Set.of("version"));

  private PolicyChanges(JsonNode given) {
    this.given = given;
  }

  /**
   * @throws Problem 400 when the text is no JSON object
   */
  static PolicyChanges of(String text) {
    JsonNode given;
    try {
      given = JSON.readTree(text == null ? "" : text);
    } catch (JsonProcessingException e) {
      throw Problem.badRequest("bad-json", "The body is not well-formed JSON.");
    }
    if (!given.isObject()) {
      throw Problem.badRequest("bad-json", "A policy is an object.");
    }
    return new PolicyChanges(given);
  }

  /**
   * @param place part and setting, {@code waiting.days}
   * @param flat its flat name, or null for a setting that has none
   */
  boolean flag(String place, String flat, boolean base) {
    return value(place, flat, base, PolicyChanges::flag);
  }

  /** A number of days from 0 to {@link #MOST_DAYS}. */
  int days(String place, String flat, int base) {
    return value(place, flat, base, PolicyChanges::days);
  }

  <E extends Enum<E>> E oneOf(String place, String flat, E base, E[] values) {
    return value(place, flat, base, (name, value) -> oneOf(name, value, values));
  }

  /**
   * Limits by currency, {@code {"EUR": {"amount": "5.00", "percent": "2"}}}: a currency that is not
   * named stays as it is, one that is null has no tolerance any more.
   */
  Tolerance limits(String place, Tolerance base) {
    return value(place, null, base, (name, value) -> ToleranceChanges.read(name, value, base));
  }

  /** All of a list, in its order, no value twice. */
  <E extends Enum<E>> List<E> list(String place, List<E> base, E[] values) {
    return value(
        place,
        null,
        base,
        (name, value) -> {
          if (!value.isArray()) {
            throw invalid(name + " is a list, not " + value + ".");
          }
          List<E> given = new ArrayList<>();
          value.forEach(one -> given.add(oneOf(name, one, values)));
          if (Set.copyOf(given).size() < given.size()) {
            throw invalid(name + " names a value twice.");
          }
          return given;
        });
  }

  Reductions reductions(String part, Reductions base) {
    return new Reductions(
        value(
            part + ".currencies",
            null,
            base.currencies(),
            (name, value) -> ReductionsJson.currencies(name, value, base.currencies())),
        value(
            part + ".reasons",
            null,
            base.reasons(),
            (name, value) -> ReductionsJson.reasons(name, value, base.reasons())));
  }

  /** A setting without a flat name, read by whoever knows its form. */
  <T> T value(String place, T base, BiFunction<String, JsonNode, T> read) {
    return value(place, null, base, read);
  }

  /**
   * To be called when every setting was asked for.
   *
   * @throws Problem 422 for a field that is no setting
   */
  void refuseOthers() {
    given
        .fields()
        .forEachRemaining(
            field -> {
              if (!known.contains(field.getKey()) && !part(field.getKey())) {
                throw noSuchField(field.getKey());
              }
              if (part(field.getKey())) {
                refuseOthers(field.getKey(), field.getValue());
              }
            });
  }

  private void refuseOthers(String part, JsonNode settings) {
    if (!settings.isObject()) {
      throw invalid(part + " is an object, not " + settings + ".");
    }
    settings
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(part + "." + name)) {
                throw noSuchField(part + "." + name);
              }
            });
  }

  private boolean part(String name) {
    return known.stream().anyMatch(setting -> setting.startsWith(name + "."));
  }

  private <T> T value(String place, String flat, T base, BiFunction<String, JsonNode, T> read) {
    known.add(place);
    JsonNode placed = given.at("/" + place.replace('.', '/'));
    T byPlace = placed.isMissingNode() ? base : read.apply(place, placed);
    if (flat == null) {
      return byPlace;
    }
    known.add(flat);
    JsonNode named = given.get(flat);
    T byName = named == null ? base : read.apply(flat, named);
    if (!byPlace.equals(base) && !byName.equals(base) && !byPlace.equals(byName)) {
      throw invalid(
          place
              + " is "
              + placed
              + " and "
              + flat
              + " is "
              + named
              + "; they are the same setting.");
    }
    return byPlace.equals(base) ? byName : byPlace;
  }

  private static Boolean flag(String name, JsonNode value) {
    if (!value.isBoolean()) {
      throw invalid(name + " is true or false, not " + value + ".");
    }
    return value.booleanValue();
  }

  private static Integer days(String name, JsonNode value) {
    if (!value.isInt() || value.intValue() < 0 || value.intValue() > MOST_DAYS) {
      throw invalid(name + " is a number of days from 0 to " + MOST_DAYS + ", not " + value + ".");
    }
    return value.intValue();
  }

  private static <E extends Enum<E>> E oneOf(String name, JsonNode value, E[] values) {
    return Arrays.stream(values)
        .filter(one -> value.isTextual() && PolicyJson.lower(one).equals(value.textValue()))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> allowed = Arrays.stream(values).map(PolicyJson::lower).toList();
              return invalid(name + " is one of " + allowed + ", not " + value + ".");
            });
  }

  private Problem noSuchField(String name) {
    return invalid("A policy has no field " + name + "; it has " + String.join(", ", known) + ".");
  }

  static Problem invalid(String message) {
    return Problem.unprocessable("bad-policy", message);
  }
}
