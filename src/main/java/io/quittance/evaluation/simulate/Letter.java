package io.quittance.evaluation.simulate;

import java.time.LocalDate;
import java.util.List;

/**
 * A mail about one or more payments.
 *
 * @param afterBank whether it comes after the bank's report of that day
 * @param total that it gives
 * @param reference of the payment, or null
 * @param note a sentence besides, empty for none
 * @param sameBytesAs number of the letter that it repeats byte for byte, or -1
 */
record Letter(
    int number,
    int day,
    boolean afterBank,
    Customer from,
    LegalEntity to,
    List<Line> lines,
    long total,
    String reference,
    LocalDate paymentDate,
    String note,
    int sameBytesAs) {
  Letter {
    lines = List.copyOf(lines);
  }

  /**
   * A line as told.
   *
   * @param receipt whose share it means
   * @param share null when it tells of nothing that is true
   * @param number as written
   */
  record Line(
      Receipt receipt, Share share, String number, long gross, long discount, long deduction) {
    long net() {
      return gross - discount - deduction;
    }

    /** Whether it names an item by our number, one item's only, with the amount that came. */
    boolean exact() {
      return share != null
          && share.item().numberUnique()
          && number.equals(share.item().number())
          && net() == share.cash();
    }

    Line withNumber(String other) {
      return new Line(receipt, share, other, gross, discount, deduction);
    }

    Line withGross(long other) {
      return new Line(receipt, share, number, other, discount, deduction);
    }
  }
}
