package io.quittance.evaluation.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Reads files of {@code [section]} headings with properties below, in UTF-8. */
final class Sections {
  private Sections() {}

  /** In the order of the file; keys before the first heading belong to the section "". */
  static Map<String, Map<String, String>> of(String resource) {
    Map<String, StringBuilder> texts = new LinkedHashMap<>();
    StringBuilder current = texts.computeIfAbsent("", none -> new StringBuilder());
    for (String line : text(resource).lines().toList()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        current =
            texts.computeIfAbsent(
                line.substring(1, line.length() - 1), none -> new StringBuilder());
      } else {
        current.append(line).append('\n');
      }
    }
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    texts.forEach((name, text) -> sections.put(name, properties(text.toString())));
    return sections;
  }

  private static Map<String, String> properties(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Map<String, String> map = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
    return map;
  }

  private static String text(String resource) {
    try (InputStream in = Sections.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
