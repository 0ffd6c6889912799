package io.quittance.advice.model;

import java.util.List;

/** The answer as the schema of {@code read-pages} has it: places in lines and on pictures. */
record PagesAnswer(String verdict, List<Payment> payments) {

  record Payment(String status, Boolean complete, List<Place> header, List<Item> lines) {}

  /** Either line or page is null. */
  record Place(String field, String line, String page, String text, int occurrence) {}

  record Item(String kind, List<Place> values) {}

  long places() {
    long count = 0;
    for (Payment payment : payments) {
      count += 1 + payment.header().size();
      for (Item item : payment.lines()) {
        count += 1 + item.values().size();
      }
    }
    return count;
  }
}
