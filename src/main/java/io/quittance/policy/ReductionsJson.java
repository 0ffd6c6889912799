package io.quittance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.money.Money;
import io.quittance.policy.Reductions.OfCurrency;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reductions as JSON, read as strictly as the rest of a policy; amounts are texts. */
final class ReductionsJson {
  static final int MOST_REASONS = 500;

  private static final int LONGEST_TEXT = 80;
  private static final BigDecimal WHOLE = new BigDecimal(100);
  private static final Set<String> FIELDS =
      Set.of(
          "withholdingPercent",
          "withholdingReason",
          "bankFee",
          "rounding",
          "deduction",
          "receiptShort");

  private ReductionsJson() {}

  static void write(Reductions reductions, ObjectNode json) {
    ObjectNode currencies = json.putObject("currencies");
    reductions
        .currencies()
        .forEach(
            (currency, of) ->
                currencies
                    .putObject(currency)
                    .put("withholdingPercent", plain(of.withholdingPercent()))
                    .put("withholdingReason", of.withholdingReason())
                    .put("bankFee", plain(of.bankFee()))
                    .put("rounding", plain(of.rounding()))
                    .put("deduction", plain(of.deduction()))
                    .put("receiptShort", plain(of.receiptShort())));
    ObjectNode reasons = json.putObject("reasons");
    reductions.reasons().forEach(reasons::put);
  }

  /** A currency that is not named stays, one that is null explains nothing any more. */
  static Map<String, OfCurrency> currencies(
      String name, JsonNode value, Map<String, OfCurrency> base) {
    requireObject(name, value);
    Map<String, OfCurrency> all = new TreeMap<>(base);
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
                all.remove(field.getKey());
              } else {
                all.put(field.getKey(), of(where, field.getValue(), currency));
              }
            });
    return all;
  }

  private static OfCurrency of(String where, JsonNode value, Currency currency) {
    requireObject(where, value);
    value
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw PolicyChanges.invalid(where + " has no field " + name + ".");
              }
            });
    BigDecimal percent =
        ToleranceChanges.number(where + ".withholdingPercent", value.get("withholdingPercent"));
    if (percent != null && percent.compareTo(WHOLE) >= 0) {
      throw PolicyChanges.invalid(
          where + ".withholdingPercent is less than 100, not " + percent + ".");
    }
    String reason = text(where + ".withholdingReason", value.get("withholdingReason"));
    if ((percent == null) != (reason == null)) {
      throw PolicyChanges.invalid(
          where + " has withholdingPercent and withholdingReason together or neither.");
    }
    return new OfCurrency(
        percent,
        reason,
        amount(where, "bankFee", value, currency),
        amount(where, "rounding", value, currency),
        amount(where, "deduction", value, currency),
        amount(where, "receiptShort", value, currency));
  }

  /** A word that is not named stays, one that is null means nothing any more. */
  static Map<String, String> reasons(String name, JsonNode value, Map<String, String> base) {
    requireObject(name, value);
    Map<String, String> all = new TreeMap<>(base);
    value
        .fields()
        .forEachRemaining(
            field -> {
              String word = field.getKey().strip().toLowerCase(Locale.ROOT);
              if (word.isEmpty() || word.length() > LONGEST_TEXT) {
                throw PolicyChanges.invalid(
                    name + " has words of 1 to " + LONGEST_TEXT + " characters.");
              }
              String code = text(name + "." + word, field.getValue());
              if (code == null) {
                all.remove(word);
              } else {
                all.put(word, code);
              }
            });
    if (all.size() > MOST_REASONS) {
      throw PolicyChanges.invalid(name + " has at most " + MOST_REASONS + " words.");
    }
    return all;
  }

  private static BigDecimal amount(String where, String field, JsonNode value, Currency currency) {
    BigDecimal amount = ToleranceChanges.number(where + "." + field, value.get(field));
    if (amount != null && amount.scale() > Money.scaleOf(currency)) {
      throw PolicyChanges.invalid(
          where + "." + field + " has more decimals than " + currency + " has.");
    }
    return amount;
  }

  private static String text(String where, JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || !value.textValue().matches("[\\x21-\\x7e][\\x20-\\x7e]{0,79}")) {
      throw PolicyChanges.invalid(where + " is a code of 1 to 80 printable ASCII characters.");
    }
    return value.textValue();
  }

  private static void requireObject(String where, JsonNode value) {
    if (!value.isObject()) {
      throw PolicyChanges.invalid(where + " is an object, not " + value + ".");
    }
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
