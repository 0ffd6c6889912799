package io.quittance.figures;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link KeyFigures} as the API prints them: amounts and rates as decimal strings, times in
 * seconds.
 *
 * @param by null for all together
 */
public record FiguresView(
    LocalDate from,
    LocalDate to,
    Instant at,
    String by,
    List<Group> items,
    int omitted,
    List<KeyFigures.AppliedOnDay> appliedByDay) {

  /** What {@link KeyFigures.Group} says. */
  public record Group(
      String key,
      String name,
      Share touchlessPayments,
      Share touchlessLines,
      Wrong wrongApplications,
      Times mailToApplied,
      Times moneyToApplied,
      List<InCurrency> currencies) {}

  /**
   * @param rate null of none
   */
  public record Share(long count, long of, String rate) {
    static Share of(io.quittance.figures.Share share) {
      return new Share(share.count(), share.of(), plain(share.rate()));
    }
  }

  /** See {@link KeyFigures.WrongApplications}. */
  public record Wrong(Rate automatic, Rate byPeople, Rate audited) {}

  /**
   * @param upperBound the true rate lies below it with the confidence
   */
  public record Rate(long wrong, long sample, String rate, String upperBound, String confidence) {
    static Rate of(ErrorRate rate) {
      return new Rate(
          rate.wrong(),
          rate.sample(),
          plain(rate.rate()),
          plain(rate.upperBound()),
          plain(ErrorRate.CONFIDENCE));
    }
  }

  /** Null where nothing was measured. */
  public record Times(long count, Long medianSeconds, Long ninetyPercentSeconds) {
    static Times of(Spread spread) {
      return spread.count() == 0
          ? new Times(0, null, null)
          : new Times(
              spread.count(), spread.median().toSeconds(), spread.ninetyPercent().toSeconds());
    }
  }

  /**
   * @param daysSalesOutstanding null where the billings of the whole period are not known
   * @param averageDaysToPay given instead of it
   */
  public record InCurrency(
      String currency,
      Map<String, String> applied,
      Map<String, String> unapplied,
      Map<String, String> unidentified,
      String creditFreed,
      String daysSalesOutstanding,
      String averageDaysToPay) {
    static InCurrency of(KeyFigures.InCurrency money) {
      KeyFigures.DaysOfPayment days = money.daysOfPayment();
      boolean sales =
          days != null && days.measure() == KeyFigures.DaysOfPayment.Measure.DAYS_SALES_OUTSTANDING;
      return new InCurrency(
          money.currency().getCurrencyCode(),
          aged(money.applied()),
          aged(money.unapplied()),
          aged(money.unidentified()),
          money.creditFreed().toPlainString(),
          sales ? plain(days.days()) : null,
          sales || days == null ? null : plain(days.days()));
    }

    private static Map<String, String> aged(AgedMoney money) {
      if (money == null) {
        return null;
      }
      Map<String, String> byAge = new LinkedHashMap<>();
      for (Age age : Age.values()) {
        Money amount = money.of(age);
        byAge.put(age.days(), amount.toPlainString());
      }
      byAge.put("total", money.total().toPlainString());
      return byAge;
    }
  }

  static FiguresView of(KeyFigures figures) {
    return new FiguresView(
        figures.period().from(),
        figures.period().to(),
        figures.at(),
        figures.by() == Grouping.ALL ? null : figures.by().word(),
        figures.groups().stream().map(FiguresView::group).toList(),
        figures.omitted(),
        figures.days());
  }

  private static Group group(KeyFigures.Group group) {
    return new Group(
        group.key(),
        group.name(),
        Share.of(group.payments()),
        Share.of(group.lines()),
        new Wrong(
            Rate.of(group.wrong().automatic()),
            Rate.of(group.wrong().byPeople()),
            Rate.of(group.wrong().audited())),
        Times.of(group.fromMail()),
        Times.of(group.fromMoney()),
        group.currencies().stream().map(InCurrency::of).toList());
  }

  private static String plain(BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
