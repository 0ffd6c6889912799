package io.quittance.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hash that names a recorded request: SHA-256, first sixteen hex digits, of the JSON with its
 * keys sorted, in the one-line form of Python's {@code json.dumps}, in which recorders commonly
 * hash. No number in it may have a fraction.
 */
final class ReplayKey {
  private static final int DIGITS = 16;

  private final StringBuilder out = new StringBuilder();

  private ReplayKey() {}

  static String of(JsonNode node) {
    ReplayKey form = new ReplayKey();
    form.value(node);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(form.out.toString().getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  private void value(JsonNode node) {
    if (node.isObject()) {
      object(node);
    } else if (node.isArray()) {
      String between = "[";
      for (JsonNode each : node) {
        out.append(between);
        value(each);
        between = ", ";
      }
      out.append(node.isEmpty() ? "[]" : "]");
    } else if (node.isTextual()) {
      text(node.textValue());
    } else {
      out.append(node.asText());
    }
  }

  private void object(JsonNode node) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    String between = "{";
    for (Map.Entry<String, JsonNode> entry : sorted.entrySet()) {
      out.append(between);
      text(entry.getKey());
      out.append(": ");
      value(entry.getValue());
      between = ", ";
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c >= ' ' && c < 0x7f) {
            out.append(c);
          } else {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
          }
        }
      }
    }
    out.append('"');
  }
}
