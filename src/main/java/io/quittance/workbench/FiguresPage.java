package io.quittance.workbench;

import io.quittance.figures.Age;
import io.quittance.figures.ErrorRate;
import io.quittance.figures.Grouping;
import io.quittance.figures.KeyFigures;
import io.quittance.figures.KeyFigures.DaysOfPayment.Measure;
import io.quittance.figures.KeyFigures.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The page of figures, ready to print.
 *
 * @param from first day as a date field takes it
 * @param tiles the figures of all together that have no currency
 * @param wrong how applications turned out that were looked at again, a row a kind
 * @param groups by customer, mailbox or reader
 * @param omitted in words, or empty when all groups are shown
 */
record FiguresPage(
    Visitor visitor,
    String from,
    String to,
    String counted,
    List<Tile> tiles,
    ColumnChart applied,
    List<InCurrency> currencies,
    List<WrongRow> wrong,
    String by,
    List<Tab> tabs,
    List<GroupRow> groups,
    String omitted) {

  /**
   * @param note what the figure was counted of, in words
   */
  record Tile(String label, String value, String note) {}

  record Tab(String key, String label, boolean current) {}

  /**
   * @param daysLabel what {@code days} are, or empty when nothing says
   */
  record InCurrency(
      String currency,
      List<String> ages,
      List<AgeBar> bars,
      String freed,
      String daysLabel,
      String days) {}

  record WrongRow(String label, String wrong, String sample, String rate, String bound) {}

  /**
   * @param share of lines without a touch, as a bar's width takes it, or empty of none
   */
  record GroupRow(
      String label,
      String id,
      String payments,
      String lines,
      String share,
      String shareText,
      String wrong,
      String fromMail,
      String fromMoney,
      List<String> applied) {}

  static FiguresPage of(Visitor visitor, KeyFigures all, KeyFigures apart) {
    Group whole = all.groups().get(0);
    return new FiguresPage(
        visitor,
        all.period().from().toString(),
        all.period().to().toString(),
        Figures.moment(all.at()),
        tiles(whole),
        ColumnChart.of(all.period(), all.days()),
        whole.currencies().stream().map(FiguresPage::inCurrency).toList(),
        List.of(
            wrong("Applied without a person, reversed as wrong", whole.wrong().automatic()),
            wrong("Decided by people, reversed as wrong", whole.wrong().byPeople()),
            wrong("Drawn at random and audited", whole.wrong().audited())),
        apart.by().word(),
        Arrays.stream(Grouping.values())
            .filter(grouping -> grouping != Grouping.ALL)
            .map(
                grouping ->
                    new Tab(grouping.word(), "By " + grouping.word(), grouping == apart.by()))
            .toList(),
        apart.by() == Grouping.ALL
            ? List.of()
            : apart.groups().stream().map(group -> row(apart.by(), group)).toList(),
        apart.omitted() == 0 ? "" : Wording.count(apart.omitted(), "more is", "more are"));
  }

  private static List<Tile> tiles(Group whole) {
    ErrorRate wrong = whole.wrong().automatic();
    return List.of(
        new Tile(
            "Touchless by payments",
            Rates.share(whole.payments()),
            Rates.counted(whole.payments(), "payment received", "payments received")),
        new Tile(
            "Touchless by lines",
            Rates.share(whole.lines()),
            Rates.counted(whole.lines(), "line applied", "lines applied")),
        new Tile(
            "Wrong applications",
            wrong.sample() == 0
                ? Rates.NONE
                : wrong.wrong() + " of " + Figures.grouped(Long.toString(wrong.sample())),
            wrong.sample() == 0
                ? "nothing was applied without a person"
                : "reversed as wrong; truly below "
                    + Rates.percent(wrong.upperBound())
                    + " (95 % sure) if every one was noticed"),
        new Tile(
            "From mail to applied", Rates.median(whole.fromMail()), Rates.ninety(whole.fromMail())),
        new Tile(
            "From money to applied",
            Rates.median(whole.fromMoney()),
            Rates.ninety(whole.fromMoney())));
  }

  private static InCurrency inCurrency(KeyFigures.InCurrency money) {
    KeyFigures.DaysOfPayment days = money.daysOfPayment();
    return new InCurrency(
        money.currency().getCurrencyCode(),
        Arrays.stream(Age.values()).map(Age::days).toList(),
        List.of(
            AgeBar.of("Applied", "in the period, by its age when it was", money.applied()),
            AgeBar.of("Unapplied", "payer known, on no item now", money.unapplied()),
            AgeBar.of("Unidentified", "payer not known now", money.unidentified())),
        Figures.grouped(money.creditFreed()),
        days == null
            ? ""
            : days.measure() == Measure.DAYS_SALES_OUTSTANDING
                ? "Days sales outstanding"
                : "Average days to pay",
        days == null ? "" : days.days().toPlainString());
  }

  private static WrongRow wrong(String label, ErrorRate rate) {
    return new WrongRow(
        label,
        Long.toString(rate.wrong()),
        Figures.grouped(Long.toString(rate.sample())),
        rate.rate() == null ? "" : Rates.percent(rate.rate()),
        rate.sample() == 0 ? "not known" : Rates.percent(rate.upperBound()));
  }

  private static GroupRow row(Grouping by, Group group) {
    List<String> applied = new ArrayList<>();
    for (KeyFigures.InCurrency money : group.currencies()) {
      if (!money.applied().total().isZero()) {
        applied.add(Figures.withCurrency(money.applied().total()));
      }
    }
    return new GroupRow(
        group.name() != null ? group.name() : group.key() != null ? group.key() : nobody(by),
        group.name() == null ? "" : group.key(),
        Rates.of(group.payments()),
        Rates.of(group.lines()),
        group.lines().rate() == null ? "" : group.lines().rate().movePointRight(2) + "%",
        Rates.share(group.lines()),
        group.wrong().automatic().wrong() == 0
            ? ""
            : Long.toString(group.wrong().automatic().wrong()),
        Rates.median(group.fromMail()),
        Rates.median(group.fromMoney()),
        applied);
  }

  private static String nobody(Grouping by) {
    return switch (by) {
      case CUSTOMER -> "payer not known";
      case MAILBOX, READER -> "no mail";
      case ALL -> by.word().toLowerCase(Locale.ROOT);
    };
  }
}
