package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.money.Money;
import java.util.List;

/**
 * One line of an advice in the payment's currency: what the customer says to have paid.
 *
 * @param position 1-based
 * @param number as printed, or null
 * @param net signed, or null when the line does not say or cannot be told
 * @param gross as printed, or null
 * @param discount zero or positive
 * @param deduction zero or positive: all that was kept back
 * @param explained the part of the deduction with a printed reason
 * @param reason the printed reasons joined, or null
 * @param reasonsSaid the reasons by their words, by their printed codes, by their kinds
 * @param otherReferences whatever else the line refers to, as printed
 */
record StatedLine(
    int position,
    Advice.Kind kind,
    String number,
    Money net,
    Money gross,
    Money discount,
    Money deduction,
    Money explained,
    String reason,
    List<List<String>> reasonsSaid,
    List<String> otherReferences) {

  boolean credit() {
    return kind == Advice.Kind.CREDIT_MEMO;
  }

  /** How sentences call the line. */
  String name() {
    return "line " + position;
  }
}
