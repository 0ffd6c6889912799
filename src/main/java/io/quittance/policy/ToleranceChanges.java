package io.quittance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads limits by currency as strictly as the rest of a policy; amounts are texts, as elsewhere.
 */
final class ToleranceChanges {
  private static final BigDecimal WHOLE = new BigDecimal(100);
  private static final Set<String> FIELDS = Set.of("amount", "percent");

  private ToleranceChanges() {}

  static Tolerance read(String name, JsonNode value, Tolerance base) {
    if (!value.isObject()) {
      throw PolicyChanges.invalid(name + " is an object of currencies, not " + value + ".");
    }
    Map<String, Tolerance.Limit> limits = new TreeMap<>(base.currencies());
    value
        .fields()
        .forEachRemaining(
            field -> {
              String where = name + "." + field.getKey();
              Currency currency =
                  Money.currencyOf(field.getKey())
                      .orElseThrow(
                          () -> PolicyChanges.invalid(where + " names no known currency."));
              if (field.getValue().isNull()) {
                limits.remove(field.getKey());
              } else {
                limits.put(field.getKey(), limit(where, field.getValue(), currency));
              }
            });
    return new Tolerance(limits);
  }

  private static Tolerance.Limit limit(String where, JsonNode value, Currency currency) {
    if (!value.isObject()) {
      throw PolicyChanges.invalid(where + " is an object with amount and percent.");
    }
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw PolicyChanges.invalid(where + " has amount and percent, not " + name + ".");
              }
            });
    BigDecimal amount = number(where + ".amount", value.get("amount"));
    if (amount != null && amount.scale() > Money.scaleOf(currency)) {
      throw PolicyChanges.invalid(where + ".amount has more decimals than " + currency + " has.");
    }
    BigDecimal percent = number(where + ".percent", value.get("percent"));
    if (percent != null && percent.compareTo(WHOLE) > 0) {
      throw PolicyChanges.invalid(where + ".percent is at most 100, not " + percent + ".");
    }
    return new Tolerance.Limit(amount, percent);
  }

  /** Null stays null: a limit that is half given is none. */
  static BigDecimal number(String where, JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || !value.textValue().matches("[0-9]{1,12}([.][0-9]{1,4})?")) {
      throw PolicyChanges.invalid(where + " is a plain decimal in quotes, not " + value + ".");
    }
    return new BigDecimal(value.textValue());
  }
}
