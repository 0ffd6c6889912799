package io.quittance.api;

import java.util.ArrayList;
import java.util.List;

/**
 * CSV as RFC 4180 has it: fields in double quotes may hold separators, line ends and doubled
 * quotes. The separator is a comma, or the semicolon or tab of a header that has no comma.
 */
final class CsvText {
  private final String text;
  private final char separator;
  private int at;

  private CsvText(String text) {
    this.text = text;
    this.separator = separator(text);
  }

  /**
   * The records, empty lines left out.
   *
   * @throws Problem 400 when a quote is never closed or stands inside of a field
   */
  static List<List<String>> records(String text) {
    CsvText csv = new CsvText(text);
    List<List<String>> records = new ArrayList<>();
    while (csv.at < text.length()) {
      List<String> fields = csv.line();
      if (fields.size() > 1 || !fields.get(0).isBlank()) {
        records.add(fields);
      }
    }
    return records;
  }

  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    if (header.indexOf(',') >= 0) {
      return ',';
    }
    return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private List<String> line() {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at < text.length() && text.charAt(at) == separator) {
        at++;
        continue;
      }
      endLine();
      return fields;
    }
  }

  private void endLine() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !ends(text.charAt(at))) {
      if (text.charAt(at) == '"') {
        throw malformed();
      }
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else if (at == text.length() || ends(text.charAt(at))) {
        return field.toString();
      } else {
        throw malformed();
      }
    }
    throw malformed();
  }

  private boolean ends(char c) {
    return c == separator || c == '\r' || c == '\n';
  }

  private Problem malformed() {
    long line = text.substring(0, Math.min(at, text.length())).lines().count();
    return Problem.badRequest("bad-csv", "A quote in line " + line + " does not close its field.");
  }
}
