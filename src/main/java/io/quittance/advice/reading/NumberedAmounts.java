package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers without any word for invoice, each with an amount right after it: {@code 4711 - 120.00,
 * 4712 - 80.50}. Believed only when the amounts add up to what the same text says was paid.
 */
final class NumberedAmounts {
  private static final int MOST = 500;

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<![\\p{Alnum}/_.,-])[#]?([\\p{Alnum}](?:[\\p{Alnum}/_.-]{0,24}[\\p{Alnum}])) ?(?:[-–=:：(（]|à|of|over|über|por|pour|de|di|van) ?(?:[A-Z]{3} ?|[$€£] ?)?$");

  private final Set<String> others;
  private final AmountStyle style;

  NumberedAmounts(Set<String> others, AmountStyle style) {
    this.others = others;
    this.style = style;
  }

  /**
   * The lines, or none when their sum is not the amount paid.
   *
   * @param paidAt where that amount stands: it is no line's
   */
  List<Pointing.Entry> find(List<Passage> passages, BigDecimal paid, Pointing.Spot paidAt) {
    List<Pointing.Entry> lines = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Passage passage : passages) {
      for (PrintedAmount.Found amount : passage.amounts()) {
        BigDecimal value = amount.amount().value(style);
        Optional<Pointing.Entry> line =
            value == null || lines.size() >= MOST ? Optional.empty() : line(passage, amount);
        if (line.isPresent()
            && !line.get().values().get(Field.NET_AMOUNT).equals(paidAt)
            && numbers.add(line.get().values().get(Field.INVOICE_NUMBER).text())) {
          lines.add(line.get());
          sum = sum.add(value);
        }
      }
    }
    return sum.compareTo(paid) == 0 ? lines : List.of();
  }

  private Optional<Pointing.Entry> line(Passage passage, PrintedAmount.Found amount) {
    int start = Math.max(0, amount.from() - 40);
    Matcher before = BEFORE.matcher(passage.text().substring(start, amount.from()));
    if (!before.find()) {
      return Optional.empty();
    }
    String number = before.group(1);
    boolean plausible =
        Numbers.plausible(number)
            && !others.contains(number)
            && PrintedDate.of(number).isEmpty()
            && PrintedAmount.of(number).filter(PrintedAmount::decimals).isEmpty();
    Optional<Pointing.Spot> at =
        passage.spot(start + before.start(1), start + before.end(1)).filter(s -> plausible);
    Optional<Pointing.Spot> net = passage.spot(amount.from(), amount.to());
    return at.isPresent() && net.isPresent()
        ? Optional.of(
            new Pointing.Entry(
                null, Map.of(Field.INVOICE_NUMBER, at.get(), Field.NET_AMOUNT, net.get())))
        : Optional.empty();
  }
}
