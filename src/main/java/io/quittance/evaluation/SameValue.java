package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether two values are the same after normalisation: amounts by value, text without regard to
 * case and runs of blanks; missing is null.
 */
final class SameValue {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,10})?");

  private SameValue() {}

  static boolean equal(JsonNode one, JsonNode other) {
    String left = normal(one);
    String right = normal(other);
    if (left == null || right == null) {
      return left == null && right == null;
    }
    return left.equals(right) || decimal(left) && decimal(right) && sameAmount(left, right);
  }

  /** Equal for values that are {@link #equal}; null for none. */
  static String key(JsonNode value) {
    String normal = normal(value);
    if (normal == null || !decimal(normal)) {
      return normal;
    }
    BigDecimal amount = new BigDecimal(normal);
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  static boolean absent(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }

  /** {@code payer.name} of an advice. */
  static JsonNode at(JsonNode node, String field) {
    int point = field.indexOf('.');
    return point < 0
        ? node.path(field)
        : node.path(field.substring(0, point)).path(field.substring(point + 1));
  }

  private static boolean sameAmount(String left, String right) {
    return new BigDecimal(left).compareTo(new BigDecimal(right)) == 0;
  }

  private static boolean decimal(String text) {
    return DECIMAL.matcher(text).matches();
  }

  private static String normal(JsonNode node) {
    return absent(node)
        ? null
        : BLANKS.matcher(node.asText().strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
