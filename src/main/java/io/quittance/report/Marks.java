package io.quittance.report;

import io.quittance.advice.Value;
import io.quittance.painting.Evidence;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How each value looks, on the page of its source and beside it: by what was said of it. */
final class Marks {
  private static final double SURE = 0.95;
  private static final double LIKELY = 0.5;

  private final Map<String, Evidence.Spot> byId = new HashMap<>();

  Marks(Evidence evidence) {
    evidence.all().forEach(spot -> byId.put(spot.id(), spot));
  }

  /**
   * @param ids separated by blanks; the least certain one decides
   * @return a class of the style sheet
   */
  String tone(String ids) {
    String worst = "sure";
    for (String id : ids.split(" ", -1)) {
      Evidence.Spot spot = byId.get(id);
      String tone = spot == null ? "sure" : tone(spot.value());
      worst = rank(tone) > rank(worst) ? tone : worst;
    }
    return worst;
  }

  static String tone(Value value) {
    if (value.doubtful()) {
      return "doubtful";
    }
    return value.confidence() >= SURE ? "sure" : value.confidence() >= LIKELY ? "likely" : "unsure";
  }

  private static int rank(String tone) {
    return switch (tone) {
      case "doubtful" -> 3;
      case "unsure" -> 2;
      case "likely" -> 1;
      default -> 0;
    };
  }

  /** What is read here, one value a line: field, printed text, confidence, doubt. */
  String explanation(String ids) {
    StringBuilder words = new StringBuilder();
    for (String id : ids.split(" ", -1)) {
      Evidence.Spot spot = byId.get(id);
      if (spot != null) {
        words.append(words.length() == 0 ? "" : "\n").append(explanation(spot));
      }
    }
    return words.toString();
  }

  private static String explanation(Evidence.Spot spot) {
    Value value = spot.value();
    return spot.label()
        + (value.printed() == null ? "" : ": \u201c" + value.printed() + "\u201d")
        + String.format(Locale.ROOT, ", confidence %.2f", value.confidence())
        + (value.doubtful() ? ", doubtful" : "")
        + place(value);
  }

  private static String place(Value value) {
    if (value.cell() != null) {
      return ", " + (value.sheet() == null ? "" : value.sheet() + "!") + value.cell();
    }
    return value.page() != null && value.box() != null ? ", page " + value.page() : "";
  }
}
