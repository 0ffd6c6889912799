package io.quittance.receivables;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRow;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes exchange rates in, each row for itself; a rate said again otherwise counts from now on. */
@Singleton
class ImportExchangeRates {
  private final ExchangeRates rates;

  ImportExchangeRates(ExchangeRates rates) {
    this.rates = rates;
  }

  private record Key(LocalDate date, Currency from, Currency to) {}

  ImportAnswer run(List<ImportRow> rows) {
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    Map<Key, ExchangeRate> said = new LinkedHashMap<>();
    rates.lock();
    for (ImportRow row : rows) {
      ExchangeRate rate = read(row);
      if (rate == null) {
        tally.refuse(row);
        continue;
      }
      Key key = new Key(rate.date(), rate.from(), rate.to());
      ExchangeRate before = said.getOrDefault(key, rates.latestFor(rate).orElse(null));
      if (before != null && before.says(rate)) {
        tally.leave();
      } else if (said.containsKey(key)) {
        tally.refuse(
            row.number(),
            "duplicate-rate",
            String.format(
                Locale.ROOT,
                "%s to %s of %s stands in this import with another rate or source.",
                rate.from(),
                rate.to(),
                rate.date()));
      } else {
        said.put(key, rate);
        tally.accept();
      }
    }
    rates.add(List.copyOf(said.values()));
    return tally.answer();
  }

  /** Null when the row has a fault. */
  private static ExchangeRate read(ImportRow row) {
    row.required("date");
    LocalDate date = row.date("date");
    Currency from = row.currency("from");
    Currency to = row.currency("to");
    row.required("rate");
    BigDecimal rate = row.decimal("rate");
    String source = row.required("source");
    if (rate != null && rate.signum() <= 0) {
      row.refuse("rate", "bad-rate", "rate is more than zero, not " + rate.toPlainString() + ".");
    }
    if (from != null && from.equals(to)) {
      row.refuse("to", "same-currency", "from and to are the same currency, " + from + ".");
    }
    return row.fault().isPresent() ? null : new ExchangeRate(date, from, to, rate, source);
  }
}
