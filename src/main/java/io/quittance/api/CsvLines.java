package io.quittance.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * Writes CSV as RFC 4180 has it: commas, lines that end with CR LF, quotes where they are needed.
 *
 * <p>A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV
 * injection"): payers choose names and references. Numbers are written as numbers, also negative
 * ones.
 */
public final class CsvLines {
  private static final String STARTS_FORMULA = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder();

  /** The first line. */
  public CsvLines(List<String> header) {
    line(header.toArray());
  }

  /**
   * @param cells texts; {@link BigDecimal}, {@link Integer} and {@link Long} for numbers; null for
   *     an empty cell
   */
  public void line(Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : ",").append(cell(cells[i]));
    }
    text.append("\r\n");
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal amount) {
      return amount.toPlainString();
    }
    if (value instanceof Integer || value instanceof Long) {
      return value.toString();
    }
    String said = value.toString();
    String harmless =
        !said.isEmpty() && STARTS_FORMULA.indexOf(said.charAt(0)) >= 0 ? "'" + said : said;
    boolean quoted = harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return quoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
