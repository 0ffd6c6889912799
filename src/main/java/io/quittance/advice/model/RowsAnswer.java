package io.quittance.advice.model;

import java.util.List;

/** The answer about one part of a list as the schema of {@code read-rows} has it. */
record RowsAnswer(
    String status,
    Boolean complete,
    List<PointedAnswer.Place> header,
    List<PointedAnswer.Table> tables,
    List<PointedAnswer.Item> rows,
    List<Other> others) {

  /** A line with an amount that is no item. */
  record Other(String line, String what) {}

  long places() {
    return payment().places() + others.size();
  }

  PointedAnswer.Payment payment() {
    return new PointedAnswer.Payment(status, complete, header, tables, rows);
  }
}
