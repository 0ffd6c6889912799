package io.quittance.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One setting of a policy as a form asks for it.
 *
 * @param place its name in the form, {@code discounts.graceDays}
 * @param kind {@code choice}, {@code number}, {@code lines} or {@code text}
 * @param hint how it is written, or empty
 * @param choices with the one in force among them; empty unless it is a choice
 */
record PolicyField(
    String place, String label, String kind, String value, String hint, List<Choice> choices) {

  record Choice(String value, String label, boolean chosen) {}

  /** Settings of one part of the policy. */
  record Part(String title, List<PolicyField> fields) {}

  private static final List<String> YES_NO = List.of("true", "false");

  /** What a setting that is a word may be. One that is not known here is typed. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "differences.shortPay", words(io.quittance.policy.Policy.ShortPay.values()),
          "differences.overPay", words(io.quittance.policy.Policy.OverPay.values()),
          "differences.unexplained", words(io.quittance.policy.Policy.Unexplained.values()),
          "discounts.late", words(io.quittance.policy.Policy.Late.values()));

  static List<Part> parts(JsonNode policy) {
    List<Part> parts = new ArrayList<>();
    String open = "";
    List<PolicyField> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> setting : PolicySettings.of(policy).entrySet()) {
      String part = setting.getKey().substring(0, setting.getKey().indexOf('.'));
      if (!part.equals(open)) {
        fields = new ArrayList<>();
        parts.add(new Part(spaced(part), fields));
        open = part;
      }
      fields.add(of(setting.getKey(), setting.getValue()));
    }
    return parts;
  }

  private static PolicyField of(String place, JsonNode value) {
    String text = PolicySettings.text(value);
    String label = spaced(place.substring(place.indexOf('.') + 1));
    if (value.isBoolean()) {
      return choice(place, label, text, YES_NO);
    }
    if (WORDS.containsKey(place) && WORDS.get(place).contains(text)) {
      return choice(place, label, text, WORDS.get(place));
    }
    return value.isObject()
        ? new PolicyField(
            place, label, "lines", text, "a line a currency: EUR amount=5.00 percent=1", List.of())
        : new PolicyField(place, label, value.isInt() ? "number" : "text", text, "", List.of());
  }

  private static PolicyField choice(String place, String label, String value, List<String> all) {
    return new PolicyField(
        place,
        label,
        "choice",
        value,
        "",
        all.stream().map(one -> new Choice(one, said(one), one.equals(value))).toList());
  }

  private static String said(String word) {
    return switch (word) {
      case "true" -> "yes";
      case "false" -> "no";
      default -> word.replace('_', ' ');
    };
  }

  /** {@code graceDays} becomes {@code Grace days}. */
  private static String spaced(String name) {
    String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }
}
