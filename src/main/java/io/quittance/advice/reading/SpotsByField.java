package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where labels and sentences of a document say that which field stands. */
final class SpotsByField {
  private final Map<Integer, Map<Field, List<Pointing.Spot>>> byLine = new HashMap<>();

  void add(Field field, Pointing.Spot spot) {
    byLine
        .computeIfAbsent(spot.line(), n -> new HashMap<>())
        .computeIfAbsent(field, f -> new ArrayList<>())
        .add(spot);
  }

  /** What a label says of the value beside it, as of the payment and as of a line. */
  void add(Labelled label) {
    Field field =
        switch (label.headerRole()) {
          case PAYMENT_AMOUNT -> Field.PAYMENT_AMOUNT;
          case PAYMENT_DATE, VALUE_DATE -> Field.PAYMENT_DATE;
          case ADVICE_DATE -> Field.ADVICE_DATE;
          case PAYMENT_REFERENCE -> Field.PAYMENT_REFERENCE;
          default -> null;
        };
    if (field != null) {
      label.as(label.headerRole()).ifPresent(value -> add(field, Spots.of(value)));
    }
    Field column =
        switch (label.columnRole()) {
          case GROSS -> Field.GROSS_AMOUNT;
          case NET -> Field.NET_AMOUNT;
          case DISCOUNT -> Field.DISCOUNT_AMOUNT;
          case DEDUCTION -> Field.DEDUCTION_AMOUNT;
          case INVOICE_DATE -> Field.INVOICE_DATE;
          case INVOICE_NUMBER -> Field.INVOICE_NUMBER;
          default -> null;
        };
    if (column != null) {
      label.as(label.columnRole()).ifPresent(value -> add(column, Spots.of(value)));
    }
  }

  /** True when something says that this field stands at the place. */
  boolean say(Field field, SourcePlace place) {
    return byLine.getOrDefault(place.line(), Map.of()).getOrDefault(field, List.of()).stream()
        .anyMatch(spot -> touches(spot, place));
  }

  /** True when something says that a field stands at the place which cannot be this one too. */
  boolean sayAnotherThan(Field field, SourcePlace place) {
    return byLine.getOrDefault(place.line(), Map.of()).keySet().stream()
        .filter(said -> said != field && conflicts(said, field))
        .anyMatch(said -> say(said, place));
  }

  static boolean touches(Pointing.Spot spot, SourcePlace place) {
    int at = -1;
    for (int i = 0; i < spot.occurrence(); i++) {
      at = place.row().text().indexOf(spot.text(), at + 1);
    }
    return spot.line() == place.line() && place.overlaps(at, at + spot.text().length());
  }

  /** A gross amount is no net; a payment may be the net of its only invoice. */
  private static boolean conflicts(Field said, Field claimed) {
    boolean paid = said == Field.PAYMENT_AMOUNT || said == Field.NET_AMOUNT;
    boolean claimedPaid = claimed == Field.PAYMENT_AMOUNT || claimed == Field.NET_AMOUNT;
    return !(paid && claimedPaid);
  }
}
