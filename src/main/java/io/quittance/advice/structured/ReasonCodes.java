package io.quittance.advice.structured;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What the usual adjustment reason codes say, from {@code reason_codes.txt}: X12 element 426 and
 * EDIFACT 4465. The codes of one trading partner alone are not in any list.
 */
final class ReasonCodes {

  private static final Map<String, String> KNOWN = load();

  private ReasonCodes() {}

  /** Null when the code is in no list. */
  static String x12(String code) {
    return KNOWN.get("x12 " + code);
  }

  /** Null when the code is in no list. */
  static String edifact(String code) {
    return KNOWN.get("edifact " + code);
  }

  private static Map<String, String> load() {
    Map<String, String> known = new HashMap<>();
    try (InputStream in = ReasonCodes.class.getResourceAsStream("reason_codes.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String list = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[")) {
          list = line.substring(1, line.indexOf(']')) + " ";
        } else if (!line.isBlank() && !line.startsWith("#")) {
          int gap = line.indexOf(' ');
          known.put(list + line.substring(0, gap), line.substring(gap + 1).strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }
}
