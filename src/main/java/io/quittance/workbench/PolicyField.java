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
        parts.add(new Part(PolicyWords.part(part), fields));
        open = part;
      }
      fields.add(of(setting.getKey(), setting.getValue()));
    }
    return parts;
  }

  private static PolicyField of(String place, JsonNode value) {
    String text = PolicySettings.text(value);
    String label = PolicyWords.label(place);
    if (value.isBoolean()) {
      return choice(place, label, text, YES_NO);
    }
    if (WORDS.containsKey(place) && WORDS.get(place).contains(text)) {
      return choice(place, label, text, WORDS.get(place));
    }
    String kind = value.isContainerNode() ? "lines" : value.isInt() ? "number" : "text";
    return new PolicyField(place, label, kind, text, PolicyWords.hint(place), List.of());
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

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }
}
