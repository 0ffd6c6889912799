package io.quittance.figures;

import io.quittance.figures.KeyFigures.DaysOfPayment;
import io.quittance.figures.KeyFigures.DaysOfPayment.Measure;
import io.quittance.figures.KeyFigures.InCurrency;
import io.quittance.figures.KeyFigures.WrongApplications;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was counted of one group, until it is put together. Filled by {@link MeasureFigures}. */
final class GatheredGroup {
  private final String key;
  private final Map<String, AppliedLines.Counted> applied = new TreeMap<>();
  private final Map<String, RestingMoney.Resting> resting = new TreeMap<>();
  private final Map<String, BigDecimal> outstanding = new TreeMap<>();
  private Share payments = Share.NONE;
  private TimesToApplied.Times times = TimesToApplied.Times.NONE;

  GatheredGroup(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  void applied(AppliedLines.Counted counted) {
    applied.put(counted.currency().getCurrencyCode(), counted);
  }

  void resting(RestingMoney.Resting rest) {
    resting.put(rest.currency().getCurrencyCode(), rest);
  }

  void outstanding(String currency, BigDecimal days) {
    outstanding.put(currency, days);
  }

  void received(Share share) {
    payments = share;
  }

  void took(TimesToApplied.Times measured) {
    times = measured;
  }

  /**
   * @param resting true where money on no item belongs to groups of this kind
   */
  KeyFigures.Group together(String name, ErrorRate audited, boolean resting) {
    Collection<AppliedLines.Counted> counted = applied.values();
    return new KeyFigures.Group(
        key,
        name,
        payments,
        new Share(
            counted.stream().mapToLong(AppliedLines.Counted::touchless).sum(),
            counted.stream().mapToLong(AppliedLines.Counted::lines).sum()),
        new WrongApplications(
            counted.stream()
                .map(AppliedLines.Counted::automatic)
                .reduce(ErrorRate.UNKNOWN, ErrorRate::plus),
            counted.stream()
                .map(AppliedLines.Counted::byPeople)
                .reduce(ErrorRate.UNKNOWN, ErrorRate::plus),
            audited),
        times.fromMail(),
        times.fromMoney(),
        currencies(resting));
  }

  private List<InCurrency> currencies(boolean rests) {
    TreeSet<String> codes = new TreeSet<>(applied.keySet());
    codes.addAll(resting.keySet());
    List<InCurrency> currencies = new ArrayList<>();
    for (String code : codes) {
      Currency currency = Currency.getInstance(code);
      AppliedLines.Counted counted = applied.get(code);
      RestingMoney.Resting rest = resting.get(code);
      AgedMoney none = AgedMoney.none(currency);
      currencies.add(
          new InCurrency(
              currency,
              counted == null ? none : counted.cash(),
              rests ? rest == null ? none : rest.unapplied() : null,
              rests ? rest == null ? none : rest.unidentified() : null,
              counted == null ? Money.zero(currency) : counted.creditFreed(),
              days(code, counted)));
    }
    return currencies;
  }

  private DaysOfPayment days(String currency, AppliedLines.Counted counted) {
    BigDecimal sales = outstanding.get(currency);
    if (sales != null) {
      return new DaysOfPayment(Measure.DAYS_SALES_OUTSTANDING, sales);
    }
    return counted == null || counted.daysToPay() == null
        ? null
        : new DaysOfPayment(Measure.AVERAGE_DAYS_TO_PAY, counted.daysToPay());
  }
}
