package io.quittance.figures;

import io.quittance.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Money of one currency, by age.
 *
 * @param byAge every age, also those without money
 */
public record AgedMoney(Currency currency, Map<Age, Money> byAge) {
  public AgedMoney {
    byAge = Map.copyOf(byAge);
  }

  static AgedMoney none(Currency currency) {
    Map<Age, Money> byAge = new EnumMap<>(Age.class);
    for (Age age : Age.values()) {
      byAge.put(age, Money.zero(currency));
    }
    return new AgedMoney(currency, byAge);
  }

  public Money of(Age age) {
    return byAge.get(age);
  }

  public Money total() {
    return byAge.values().stream().reduce(Money.zero(currency), Money::plus);
  }

  /** Columns in SQL that {@link #read} finds again: the amount, summed for each age. */
  static String columns(String prefix, String minor, String ageInDays, String where) {
    return Stream.of(Age.values())
        .map(
            age ->
                "coalesce(sum(%s) filter (where %s and %s), 0)::bigint as %s_%s"
                    .formatted(
                        minor,
                        where,
                        age.holds(ageInDays),
                        prefix,
                        age.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(",\n"));
  }

  static AgedMoney read(ResultSet row, String prefix, Currency currency) throws SQLException {
    Map<Age, Money> byAge = new EnumMap<>(Age.class);
    for (Age age : Age.values()) {
      long minor = row.getLong(prefix + "_" + age.name().toLowerCase(Locale.ROOT));
      byAge.put(age, new Money(minor, currency));
    }
    return new AgedMoney(currency, byAge);
  }
}
