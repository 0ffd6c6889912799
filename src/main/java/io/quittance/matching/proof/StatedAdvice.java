package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The amounts of an advice in one currency. An amount the currency cannot carry (a third decimal of
 * a euro) is no amount: nothing is rounded.
 *
 * @param total what the advice says was paid: its payment amount, else the sum of its lines; null
 *     when neither can be told
 * @param sum nets and header adjustments added up, or null when one of them is missing
 */
record StatedAdvice(Currency currency, List<StatedLine> lines, Money total, Money sum) {
  /** Minor units of the largest amount reckoned with; sums of many lines stay within 64 bits. */
  private static final long LARGEST_MINOR = 1_000_000_000_000_000L;

  static StatedAdvice of(Advice advice, Currency currency) {
    Money total = money(advice.paymentAmount(), currency).orElse(null);
    boolean alone = advice.lines().size() == 1 && advice.adjustments().isEmpty();
    List<StatedLine> lines = new ArrayList<>();
    for (int i = 0; i < advice.lines().size(); i++) {
      lines.add(line(i + 1, advice.lines().get(i), alone ? total : null, currency));
    }
    Money sum = sum(lines, advice.adjustments(), currency);
    boolean unreadable = advice.paymentAmount() != null && total == null;
    return new StatedAdvice(
        currency, List.copyOf(lines), total != null || unreadable ? total : sum, sum);
  }

  /** The amount, or empty when it is missing or the currency cannot carry it. */
  static Optional<Money> money(BigDecimal amount, Currency currency) {
    if (amount == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Money.of(amount, currency))
          .filter(m -> m.minor() >= -LARGEST_MINOR && m.minor() <= LARGEST_MINOR);
    } catch (ArithmeticException notInThisCurrency) {
      return Optional.empty();
    }
  }

  private static StatedLine line(int position, Advice.Line line, Money whole, Currency currency) {
    Money gross = money(line.grossAmount(), currency).orElse(null);
    Money discount = reduction(line.discountAmount(), currency);
    List<Advice.Adjustment> reasoned =
        line.adjustments().stream().filter(StatedAdvice::reasoned).toList();
    Money explained = explained(reasoned, line.deductionAmount(), currency);
    Money deduction =
        line.deductionAmount() == null ? explained : reduction(line.deductionAmount(), currency);
    boolean sound = discount != null && deduction != null && explained != null;
    Money zero = Money.zero(currency);
    return new StatedLine(
        position,
        line.kind(),
        line.invoiceNumber(),
        sound ? net(line, gross, discount.plus(deduction), whole, currency) : null,
        gross,
        sound ? discount : zero,
        sound ? deduction : zero,
        sound ? explained : zero,
        reasoned.isEmpty() ? null : reasonOf(reasoned),
        List.of(
            said(reasoned, Advice.Adjustment::reasonText),
            said(reasoned, Advice.Adjustment::reasonCode),
            said(reasoned, Advice.Adjustment::kind)),
        line.references().stream()
            .map(Advice.Reference::value)
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }

  /** The printed net; else what the gross leaves; else, of a line that is alone, the total. */
  private static Money net(
      Advice.Line line, Money gross, Money reductions, Money whole, Currency currency) {
    if (line.netAmount() != null) {
      return money(line.netAmount(), currency).orElse(null);
    }
    if (line.grossAmount() != null) {
      return gross == null ? null : gross.minus(reductions);
    }
    return whole;
  }

  /** Null when the amount is negative or cannot be carried. */
  private static Money reduction(BigDecimal amount, Currency currency) {
    return amount == null
        ? Money.zero(currency)
        : money(amount, currency).filter(m -> !m.isNegative()).orElse(null);
  }

  private static boolean reasoned(Advice.Adjustment adjustment) {
    return !"discount".equals(adjustment.kind())
        && (says(adjustment.reasonText()) || says(adjustment.reasonCode()));
  }

  private static Money explained(
      List<Advice.Adjustment> reasoned, BigDecimal deduction, Currency currency) {
    if (reasoned.size() == 1 && reasoned.get(0).amount() == null) {
      return reduction(deduction, currency);
    }
    Money sum = Money.zero(currency);
    for (Advice.Adjustment adjustment : reasoned) {
      Money amount = reduction(adjustment.amount(), currency);
      if (amount == null || sum.minor() > LARGEST_MINOR) {
        return null;
      }
      sum = sum.plus(amount);
    }
    return sum;
  }

  private static String reasonOf(List<Advice.Adjustment> reasoned) {
    return reasoned.stream()
        .map(a -> says(a.reasonText()) ? a.reasonText() : a.reasonCode())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static List<String> said(
      List<Advice.Adjustment> reasoned, Function<Advice.Adjustment, String> what) {
    return reasoned.stream().map(what).filter(StatedAdvice::says).distinct().toList();
  }

  private static Money sum(
      List<StatedLine> lines, List<Advice.Adjustment> adjustments, Currency currency) {
    if (lines.isEmpty()) {
      return null;
    }
    Money sum = Money.zero(currency);
    try {
      for (StatedLine line : lines) {
        if (line.net() == null) {
          return null;
        }
        sum = sum.plus(line.net());
      }
      for (Advice.Adjustment adjustment : adjustments) {
        Optional<Money> amount = money(adjustment.amount(), currency);
        if (amount.isEmpty()) {
          return null;
        }
        sum = sum.plus(amount.get());
      }
    } catch (ArithmeticException beyondAnyPayment) {
      return null;
    }
    return sum;
  }

  private static boolean says(String text) {
    return text != null && !text.isBlank();
  }
}
