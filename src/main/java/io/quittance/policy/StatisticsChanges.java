package io.quittance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads and writes the part of a policy about certificates, as strictly as the rest of it. */
final class StatisticsChanges {
  private static final Set<String> FIELDS = Set.of("posting", "day");
  private static final BigDecimal LEAST_SHARE = new BigDecimal("0.0001");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int MOST_EVIDENCE = 1_000_000_000;

  private StatisticsChanges() {}

  static Statistics read(PolicyChanges given, Statistics base) {
    Statistics read =
        new Statistics(
            given.value(
                "certificate.budget", base.budget(), (name, value) -> share(name, value, true)),
            given.value(
                "certificate.doubt", base.doubt(), (name, value) -> share(name, value, false)),
            given.value("certificate.auditShare", base.auditShare(), StatisticsChanges::audited),
            given.value("certificate.stop", base.stop(), StatisticsChanges::evidence),
            given.value(
                "certificate.stopAll",
                base.stopAll(),
                (name, value) -> value.isNull() ? null : evidence(name, value)),
            given.value(
                "certificate.limits",
                base.limits(),
                (name, value) -> limits(name, value, base.limits())));
    if (read.stopAll() != null && read.stopAll() < read.stop()) {
      throw PolicyChanges.invalid(
          "certificate.stopAll is at least certificate.stop: everything stops on more evidence.");
    }
    return read;
  }

  static void write(Statistics statistics, ObjectNode json) {
    json.put("budget", plain(statistics.budget()))
        .put("doubt", plain(statistics.doubt()))
        .put("auditShare", plain(statistics.auditShare()))
        .put("stop", statistics.stop())
        .put("stopAll", statistics.stopAll());
    ObjectNode limits = json.putObject("limits");
    statistics
        .limits()
        .forEach(
            (currency, limit) ->
                limits
                    .putObject(currency)
                    .put("posting", plain(limit.posting()))
                    .put("day", plain(limit.day())));
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  /** From 0.0001 up to, not including, one half. */
  private static BigDecimal share(String name, JsonNode value, boolean orNull) {
    if (orNull && value.isNull()) {
      return null;
    }
    BigDecimal share = decimal(name, value);
    if (share.compareTo(LEAST_SHARE) < 0 || share.compareTo(HALF) >= 0) {
      throw PolicyChanges.invalid(
          name + " is from 0.0001 to below 0.5, a share and no percentage, not " + value + ".");
    }
    return share;
  }

  private static BigDecimal audited(String name, JsonNode value) {
    BigDecimal share = decimal(name, value);
    if (share.compareTo(BigDecimal.ONE) > 0) {
      throw PolicyChanges.invalid(name + " is a share from 0 to 1, not " + value + ".");
    }
    return share;
  }

  private static Integer evidence(String name, JsonNode value) {
    if (!value.isInt() || value.intValue() < 2 || value.intValue() > MOST_EVIDENCE) {
      throw PolicyChanges.invalid(
          name + " is a whole number from 2 to " + MOST_EVIDENCE + ", not " + value + ".");
    }
    return value.intValue();
  }

  private static Map<String, Statistics.Exposure> limits(
      String name, JsonNode value, Map<String, Statistics.Exposure> base) {
    if (!value.isObject()) {
      throw PolicyChanges.invalid(name + " is an object of currencies, not " + value + ".");
    }
    Map<String, Statistics.Exposure> limits = new TreeMap<>(base);
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
                limits.put(field.getKey(), exposure(where, field.getValue(), currency));
              }
            });
    return limits;
  }

  private static Statistics.Exposure exposure(String where, JsonNode value, Currency currency) {
    if (!value.isObject() || value.size() != 2 || !FIELDS.stream().allMatch(value::has)) {
      throw PolicyChanges.invalid(where + " is an object with posting and day.");
    }
    Statistics.Exposure exposure =
        new Statistics.Exposure(
            amount(where + ".posting", value.get("posting"), currency),
            amount(where + ".day", value.get("day"), currency));
    if (exposure.posting().compareTo(exposure.day()) > 0) {
      throw PolicyChanges.invalid(where + ".posting is at most its day.");
    }
    return exposure;
  }

  private static BigDecimal amount(String name, JsonNode value, Currency currency) {
    BigDecimal amount = decimal(name, value);
    if (amount.scale() > Money.scaleOf(currency)) {
      throw PolicyChanges.invalid(name + " has more decimals than " + currency + " has.");
    }
    return amount;
  }

  private static BigDecimal decimal(String name, JsonNode value) {
    if (!value.isTextual() || !value.textValue().matches("[0-9]{1,12}([.][0-9]{1,6})?")) {
      throw PolicyChanges.invalid(name + " is a plain decimal in quotes, not " + value + ".");
    }
    return new BigDecimal(value.textValue());
  }
}
