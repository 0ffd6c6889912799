package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Amounts of one line in a sentence, {@code 91.00 less discount 1.82 = 89.18}: that the first less
 * those between is the last says what each of them is.
 */
final class Equation {
  private static final int MOST = 4;

  private Equation() {}

  /** Gross, reductions and net of the amounts, or empty when they are no equation. */
  static Optional<Map<Field, Pointing.Spot>> in(
      Passage passage, List<PrintedAmount.Found> amounts, AmountStyle style) {
    if (amounts.size() < 3 || amounts.size() > MOST) {
      return Optional.empty();
    }
    List<BigDecimal> values = new ArrayList<>();
    for (PrintedAmount.Found amount : amounts) {
      BigDecimal value = amount.amount().value(style);
      if (value == null) {
        return Optional.empty();
      }
      values.add(value);
    }
    BigDecimal rest = values.get(0);
    List<Field> fields = new ArrayList<>(List.of(Field.GROSS_AMOUNT));
    for (int i = 1; i < values.size() - 1; i++) {
      rest = rest.subtract(values.get(i).abs());
      String words = passage.text().substring(amounts.get(i - 1).to(), amounts.get(i).from());
      boolean discount =
          field(words).map(f -> f == Field.DISCOUNT_AMOUNT).orElse(i == 1)
              && !fields.contains(Field.DISCOUNT_AMOUNT);
      fields.add(discount ? Field.DISCOUNT_AMOUNT : Field.DEDUCTION_AMOUNT);
    }
    fields.add(Field.NET_AMOUNT);
    if (rest.compareTo(values.get(values.size() - 1)) != 0) {
      return Optional.empty();
    }
    Map<Field, Pointing.Spot> spots = new EnumMap<>(Field.class);
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      passage
          .spot(amounts.get(i).from(), amounts.get(i).to())
          .ifPresent(spot -> spots.putIfAbsent(field, spot));
    }
    return Optional.of(spots);
  }

  /** The amount that the last words before a figure name. */
  static Optional<Field> field(String words) {
    String[] parts = words.strip().split("[ ,;:()·|-]+");
    for (int n = Math.min(4, parts.length); n >= 1; n--) {
      String label = String.join(" ", List.of(parts).subList(parts.length - n, parts.length));
      Optional<Role> role = Lexicon.STANDARD.column(label).map(Lexicon.Meaning::role);
      if (role.isPresent()) {
        switch (role.get()) {
          case GROSS:
            return Optional.of(Field.GROSS_AMOUNT);
          case DISCOUNT:
            return Optional.of(Field.DISCOUNT_AMOUNT);
          case DEDUCTION:
            return Optional.of(Field.DEDUCTION_AMOUNT);
          case NET:
            return Optional.of(Field.NET_AMOUNT);
          default:
            break;
        }
      }
    }
    return Optional.empty();
  }
}
