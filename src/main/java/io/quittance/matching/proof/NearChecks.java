package io.quittance.matching.proof;

import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;

/**
 * One wrong digit lands on another open item often enough: an item that a line does not name by its
 * number is meant only when the line pays just what is open of it.
 */
final class NearChecks {
  private NearChecks() {}

  static Finding borneOut(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    List<String> told = new ArrayList<>();
    for (Facts.LineFacts line : facts.lines()) {
      if (!line.resolution().kind().near()) {
        continue;
      }
      OpenItem item = line.resolution().item();
      String read = reading(line);
      Money net = line.line().net();
      boolean exact =
          net != null && (line.line().credit() ? net.negated() : net).equals(item.available());
      if (exact) {
        told.add(read + ", no other item is like it, and " + net + " is what is open");
      } else {
        doubts.add(
            ReasonCode.ITEM_UNKNOWN,
            "%s: %s, but pays %s and not the open %s: only the same amount would bear it out"
                .formatted(line.line().name(), read, net, item.available()));
        doubts.rival(ItemChecks.rival(line, item));
      }
    }
    return doubts.or(
        () ->
            told.isEmpty()
                ? "no number had to be read otherwise than it is printed"
                : String.join(
                        "; ", told.subList(0, Math.min(told.size(), ItemChecks.MOST_EXAMPLES)))
                    + (told.size() > ItemChecks.MOST_EXAMPLES
                        ? "; numbers read so: " + told.size()
                        : ""));
  }

  /** How the line came to its item, in words. */
  static String reading(Facts.LineFacts line) {
    String number = Quoted.text(line.resolution().item().number());
    StatedLine stated = line.line();
    return switch (line.resolution().kind()) {
      case OCR_EQUAL ->
          "%s is printed, the books have %s and no number of the printed form"
              .formatted(Quoted.text(stated.number()), number);
      case SUFFIX -> "%s is the end of %s".formatted(Quoted.text(stated.number()), number);
      case REFERENCE ->
          "%s is a reference of %s"
              .formatted(
                  Quoted.text(
                      stated.number() == null || stated.number().isBlank()
                          ? String.join(", ", stated.otherReferences())
                          : stated.number()),
                  number);
      case EXACT, CANONICAL, ONE_OF_ALL, AMBIGUOUS, UNKNOWN, UNNAMED ->
          throw new IllegalArgumentException("no number read otherwise");
    };
  }
}
