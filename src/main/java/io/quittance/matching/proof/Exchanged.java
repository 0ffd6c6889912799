package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.ExchangeRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A payment in another currency than the items that its advice names. Its worth is what a rate says
 * that somebody gave for this direction and day; a rate is never inverted or computed from others.
 */
final class Exchanged {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Exchanged() {}

  /** The rate into the one currency of the advice and its items; empty where none is needed. */
  static Optional<ExchangeRate> rate(
      Advice advice, Payment payment, NamedItems named, Books books) {
    Optional<LocalDate> day = PaymentSearch.valued(payment);
    return day.isEmpty()
        ? Optional.empty()
        : wanted(advice, payment, named)
            .flatMap(
                to ->
                    bankRate(payment, day.get(), to)
                        .or(() -> books.rate(day.get(), payment.amount().currency(), to)));
  }

  /** The one currency of advice and items, when the payment is in another. */
  private static Optional<Currency> wanted(Advice advice, Payment payment, NamedItems named) {
    List<Currency> items = named.currencies();
    return items.size() == 1
            && !items.get(0).equals(payment.amount().currency())
            && items.get(0).getCurrencyCode().equals(advice.currency())
        ? Optional.of(items.get(0))
        : Optional.empty();
  }

  /** What is missing, in a sentence, when nobody gave the rate that is wanted. */
  static Optional<String> missing(Facts facts) {
    return facts.rate() != null
        ? Optional.empty()
        : wanted(facts.advice(), facts.payment(), facts.named())
            .map(
                to ->
                    "no rate from %s to %s is known for %s: the bank told none and none is imported"
                        .formatted(
                            facts.payment().amount().currency(),
                            to,
                            PaymentSearch.valued(facts.payment())
                                .map(LocalDate::toString)
                                .orElse("a payment without a day")));
  }

  /** What the bank itself made of this payment goes before what was imported for the day. */
  private static Optional<ExchangeRate> bankRate(Payment payment, LocalDate day, Currency to) {
    return Optional.ofNullable(payment.rate())
        .filter(told -> told.to().equals(to))
        .map(
            told ->
                new ExchangeRate(
                    day, payment.amount().currency(), to, told.rate(), "bank: " + told.said()));
  }

  /**
   * The lines with what the payment gives for each, shared out so that all of it is used: in
   * proportion, rounded down, the rest minor unit by minor unit to the first lines.
   */
  static List<Facts.LineFacts> given(
      List<Facts.LineFacts> lines, Money total, Payment payment, ExchangeRate rate) {
    boolean whole =
        total != null
            && total.isPositive()
            && payment.amount().isPositive()
            && lines.stream()
                .allMatch(
                    line ->
                        line.settlement() != null
                            && !line.item().kind().credit()
                            && line.settlement().beside() == null);
    if (!whole) {
      return List.copyOf(lines);
    }
    List<Money> shares = shares(lines, payment.amount());
    List<Facts.LineFacts> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Facts.LineFacts line = lines.get(i);
      all.add(
          new Facts.LineFacts(
              line.line(),
              line.resolution(),
              line.item(),
              line.settlement()
                  .with(
                      line.settlement()
                          .application()
                          .with(
                              new Application.Exchange(
                                  shares.get(i), rate.rate(), rate.source())))));
    }
    return List.copyOf(all);
  }

  private static List<Money> shares(List<Facts.LineFacts> lines, Money paid) {
    BigDecimal sum =
        lines.stream()
            .map(line -> line.settlement().application().amount().amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    int scale = Money.scaleOf(paid.currency());
    List<Money> shares = new ArrayList<>();
    Money left = paid;
    for (Facts.LineFacts line : lines) {
      BigDecimal share =
          paid.amount()
              .multiply(line.settlement().application().amount().amount())
              .divide(sum, scale, RoundingMode.DOWN);
      shares.add(Money.of(share, paid.currency()));
      left = left.minus(shares.get(shares.size() - 1));
    }
    for (int i = 0; left.isPositive(); i = (i + 1) % shares.size()) {
      Money unit = Money.ofMinor(1, paid.currency().getCurrencyCode());
      shares.set(i, shares.get(i).plus(unit));
      left = left.minus(unit);
    }
    return shares;
  }

  /** The advice's total is what the payment is worth, but for the rounding of its lines. */
  static Finding borneOut(Facts facts, Claim claim) {
    ExchangeRate rate = facts.rate();
    if (rate == null || facts.stated().total() == null) {
      return Finding.passed("nothing is exchanged");
    }
    Money paid = facts.payment().amount();
    Money total = facts.stated().total();
    int scale = Money.scaleOf(total.currency());
    BigDecimal worth = paid.amount().multiply(rate.rate());
    BigDecimal off = total.amount().subtract(worth).abs();
    String sentence =
        "%s at %s (%s, %s) is %s %s"
            .formatted(
                paid,
                rate.rate().toPlainString(),
                rate.source(),
                rate.date(),
                total.currency(),
                worth.setScale(scale, RoundingMode.HALF_UP).toPlainString());
    boolean spent = facts.payment().available().equals(paid);
    return spent && off.compareTo(rounding(facts.lines().size(), paid, total, rate)) <= 0
        ? Finding.passed(sentence + ", the advice's total " + total + " but for rounding")
        : Finding.refused(
            ReasonCode.CURRENCY,
            sentence
                + (spent
                    ? ", the advice's total is " + total
                    : ", and part of it is used already"));
  }

  /** Half a minor unit of either currency for each line. */
  private static BigDecimal rounding(int lines, Money paid, Money total, ExchangeRate rate) {
    BigDecimal item = BigDecimal.ONE.movePointLeft(Money.scaleOf(total.currency()));
    BigDecimal cash =
        BigDecimal.ONE.movePointLeft(Money.scaleOf(paid.currency())).multiply(rate.rate());
    return item.add(cash).multiply(HALF).multiply(BigDecimal.valueOf(lines));
  }
}
