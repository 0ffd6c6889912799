package io.quittance.evaluation.generate;

import io.quittance.advice.Advice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/** Invents what a payer paid to a seller, with what the layout can show. */
final class InventSettlement {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 9, 1);
  private static final int DAYS = 330;

  private final Layout layout;
  private final Region region;
  private final Dice dice;
  private final int scale;
  private final String currency;

  InventSettlement(Layout layout, Region region, Dice dice) {
    this.layout = layout;
    this.region = region;
    this.dice = dice;
    this.currency = dice.pick(region.list("currencies"));
    this.scale = Currency.getInstance(currency).getDefaultFractionDigits();
  }

  Settlement settlement(int count) {
    InventCompany companies = new InventCompany(region, dice);
    Company payer = companies.payer();
    LocalDate paid = FIRST_DAY.plusDays(dice.between(0, DAYS));
    List<Item> items = items(count, paid);
    boolean fee = layout.is("fees") && printsTotals() && dice.chance(50);
    return new Settlement(
        payer,
        companies.payee(payer),
        currency,
        paid.minusDays(dice.between(0, 3)),
        paid,
        new NumberSeries(region.word("references", dice), dice).next(paid, dice),
        new NumberSeries(dice.of("15########", "20########", "%%######", "51########"), dice)
            .next(paid, dice),
        region.word("methods", dice),
        dice.of("", "V", "0000") + dice.digits(dice.between(5, 6)),
        "****" + dice.digits(4),
        items,
        fee ? money(dice.between(5, 25)) : BigDecimal.ZERO);
  }

  /** Only there a fee can be printed. */
  private boolean printsTotals() {
    return layout.blocks().stream().anyMatch(block -> block.contains("totals"));
  }

  private List<Item> items(int count, LocalDate paid) {
    List<LocalDate> dates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dates.add(paid.minusDays(dice.between(12, 75)));
    }
    if (dice.chance(80)) {
      dates.sort(Comparator.naturalOrder());
    }
    NumberSeries invoices = new NumberSeries(region.word("series", dice), dice);
    NumberSeries others = new NumberSeries(region.word("series", dice), dice);
    NumberSeries orders =
        new NumberSeries(dice.of("45########", "PO-#####", "P%#####", "%%%####"), dice);
    NumberSeries documents =
        new NumberSeries(dice.of("51########", "19########", "#######", "KR-YY-####"), dice);
    boolean twoSeries = dice.chance(15);
    boolean discounts = layout.shows("discount") && dice.chance(75);
    BigDecimal rate = new BigDecimal(dice.of("0.02", "0.03", "0.015", "0.01", "0.025", "0.04"));
    List<Item> items = new ArrayList<>();
    for (LocalDate date : dates) {
      NumberSeries series = twoSeries && dice.chance(40) ? others : invoices;
      BigDecimal gross = amount();
      BigDecimal discount =
          discounts && dice.chance(80)
              ? gross.multiply(rate).setScale(scale, RoundingMode.HALF_UP)
              : BigDecimal.ZERO;
      items.add(
          new Item(
              Advice.Kind.INVOICE,
              series.next(date, dice),
              date,
              date.plusDays(30),
              gross,
              discount,
              deduction(gross),
              documents.next(date, dice),
              orders.next(date, dice),
              region.word("texts", dice),
              region.word("divisions", dice)));
    }
    addCredits(items, paid, orders, documents);
    return items;
  }

  private BigDecimal deduction(BigDecimal gross) {
    boolean shown = layout.shows("deduction") || layout.is("deduction-below");
    boolean kept = shown && dice.chance(30);
    return kept
        ? gross
            .multiply(new BigDecimal(dice.between(2, 110)).movePointLeft(3))
            .setScale(scale, RoundingMode.HALF_UP)
        : BigDecimal.ZERO;
  }

  /** Credit memos and claims of the payer, never more than a part of the whole. */
  private void addCredits(
      List<Item> items, LocalDate paid, NumberSeries orders, NumberSeries documents) {
    boolean credits = layout.is("credits") && dice.chance(45);
    boolean claims = layout.is("claims") && dice.chance(50);
    if (!credits && !claims) {
      return;
    }
    BigDecimal room = items.stream().map(Item::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    NumberSeries numbers =
        new NumberSeries(region.word(claims ? "claimSeries" : "creditSeries", dice), dice);
    for (int i = dice.between(1, Math.min(3, 1 + items.size() / 3)); i > 0; i--) {
      LocalDate date = paid.minusDays(dice.between(3, 60));
      BigDecimal gross =
          room.multiply(new BigDecimal(dice.between(4, 160)).movePointLeft(3))
              .setScale(scale, RoundingMode.HALF_UP);
      if (gross.signum() == 0) {
        return;
      }
      Item credit =
          new Item(
              claims ? Advice.Kind.ADJUSTMENT : Advice.Kind.CREDIT_MEMO,
              numbers.next(date, dice),
              date,
              date,
              gross.negate(),
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              documents.next(date, dice),
              orders.next(date, dice),
              region.word(claims ? "claimTexts" : "creditTexts", dice),
              region.word("divisions", dice));
      items.add(dice.chance(60) ? items.size() : dice.between(0, items.size()), credit);
    }
  }

  /** From small change to five figures, small ones more often. */
  private BigDecimal amount() {
    int magnitude = dice.between(1, 4);
    int top = (int) Math.pow(10, magnitude) * (magnitude == 4 ? 6 : 10);
    int whole = dice.between(top / 10 + 7, top);
    return scale == 0
        ? new BigDecimal(whole).multiply(new BigDecimal(dice.of("110", "33", "108", "7")))
        : money(whole);
  }

  private BigDecimal money(int whole) {
    if (scale == 0) {
      return new BigDecimal(whole).multiply(BigDecimal.TEN);
    }
    int cents = dice.chance(25) ? 0 : dice.between(0, 99);
    return new BigDecimal(whole).setScale(scale).add(new BigDecimal(cents).movePointLeft(2));
  }
}
