package io.quittance.advice.model;

import java.util.List;

/** The answer as the schema of the prompt has it: places and roles, no value that is believed. */
record PointedAnswer(String verdict, List<Payment> payments) {

  record Payment(
      String status, Boolean complete, List<Place> header, List<Table> tables, List<Item> lines) {

    long places() {
      long count = 1L + header.size();
      for (Table table : tables) {
        count += 1 + table.skippedLines().size() + table.columns().size();
      }
      for (Item item : lines) {
        count += 1 + item.values().size();
      }
      return count;
    }
  }

  record Place(String field, String line, String text, int occurrence) {}

  record Table(
      String headingLine,
      String firstLine,
      String lastLine,
      String totalLine,
      List<String> skippedLines,
      List<Column> columns) {}

  record Column(String role, Integer index, String heading) {}

  record Item(String kind, List<Place> values) {}

  /** How many places it points at, to hold a bound. */
  long places() {
    return payments.stream().mapToLong(Payment::places).sum();
  }
}
