package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers without any word for invoice, each with an amount right after it: {@code 4711 - 120.00,
 * 4712 - 80.50}. Believed only when the nets, with those of the invoices named by words, add up to
 * what the same text says was paid.
 */
final class NumberedAmounts {
  private static final int MOST = 500;
  private static final int LONGEST = 40;

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?<![\\p{Alnum}/_.,-])[#]?([\\p{Alnum}](?:[\\p{Alnum}/_.-]{0,24}[\\p{Alnum}]))"
              + " ?(?:[-–=:：(（]|à|of|over|über|por|pour|de|di|van) ?(?:[A-Z]{3} ?|[$€£¥] ?)?$");

  private static final Pattern AFTER =
      Pattern.compile(
          "\\G ?(?:[A-Z]{3}|[$€£])? ?(?:for|für|zu|auf|pour|por|para|per|voor|za|för|på|on|against|[-–:=]) ?(?:(?:invoice|bill|rechnung|re\\.|rg\\.|facture|factura|fattura|fatura|factuur|faktura|fakturę)(?: (?:no|nr|n°|nº)\\.?)? ?)?[#]?([\\p{Alnum}](?:[\\p{Alnum}/_-]{0,24}[\\p{Alnum}]))(?![\\p{Alnum}]|[.,][0-9])");

  /** An item of a list that is a number and its amount. */
  private static final Pattern BULLET =
      Pattern.compile(
          "^(?:[-*•·–]|[0-9]{1,3}[.)]) [#]?([\\p{Alnum}](?:[\\p{Alnum}/_.-]{0,24}[\\p{Alnum}])) (?:[A-Z]{3} ?|[$€£¥]"
              + " ?)?$");

  private final Set<String> others;
  private final AmountStyle style;

  NumberedAmounts(Set<String> others, AmountStyle style) {
    this.others = others;
    this.style = style;
  }

  /**
   * The lines told by words and those without together; empty when nothing is added or their sum is
   * not the amount paid.
   *
   * @param paidAt where that amount stands: it is no line's
   */
  List<Pointing.Entry> join(
      List<Passage> passages, List<Pointing.Entry> told, BigDecimal paid, Pointing.Spot paidAt) {
    List<Pointing.Entry> lines = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    Set<Pointing.Spot> used = new HashSet<>(Set.of(paidAt));
    for (Pointing.Entry line : told) {
      if (line.values().containsKey(Field.NET_AMOUNT)) {
        lines.add(line);
        numbers.add(line.values().get(Field.INVOICE_NUMBER).text());
        used.addAll(line.values().values());
      }
    }
    List<Pointing.Entry> found = new ArrayList<>();
    passages.forEach(passage -> found.addAll(in(passage)));
    List<Pointing.Entry> with = with(found, lines, numbers, used);
    if (with.size() > lines.size() && sum(with).compareTo(paid) == 0) {
      return with;
    }
    List<Pointing.Entry> before = new ArrayList<>();
    passages.forEach(passage -> before.addAll(amountFirst(passage)));
    List<Pointing.Entry> alone = with(before, List.of(), Set.of(), Set.of(paidAt));
    return !alone.isEmpty() && sum(alone).compareTo(paid) == 0 ? alone : List.of();
  }

  /** The lines and those found, without what is named twice. */
  private static List<Pointing.Entry> with(
      List<Pointing.Entry> found,
      List<Pointing.Entry> lines,
      Set<String> named,
      Set<Pointing.Spot> used) {
    List<Pointing.Entry> all = new ArrayList<>(lines);
    Set<String> numbers = new HashSet<>(named);
    for (Pointing.Entry line : found) {
      boolean isNew =
          !used.contains(line.values().get(Field.NET_AMOUNT))
              && numbers.add(line.values().get(Field.INVOICE_NUMBER).text());
      if (isNew && all.size() < MOST) {
        all.add(line);
      }
    }
    return all;
  }

  /** {@code 92.30 for 4711}: the amount comes first. */
  private List<Pointing.Entry> amountFirst(Passage passage) {
    List<Pointing.Entry> lines = new ArrayList<>();
    for (PrintedAmount.Found amount : passage.amounts()) {
      Matcher after = AFTER.matcher(passage.text()).region(amount.to(), passage.text().length());
      if (amount.amount().zero() || !after.find() || !plausible(after.group(1))) {
        continue;
      }
      Optional<Pointing.Spot> number = passage.spot(after.start(1), after.end(1));
      Optional<Pointing.Spot> net = passage.spot(amount.from(), amount.to());
      if (number.isPresent() && net.isPresent()) {
        lines.add(
            new Pointing.Entry(
                null, Map.of(Field.INVOICE_NUMBER, number.get(), Field.NET_AMOUNT, net.get())));
      }
    }
    return lines;
  }

  private boolean plausible(String number) {
    return Numbers.plausible(number)
        && !others.contains(number)
        && PrintedDate.of(number).isEmpty()
        && PrintedAmount.of(number).filter(PrintedAmount::decimals).isEmpty();
  }

  private BigDecimal sum(List<Pointing.Entry> lines) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Pointing.Entry line : lines) {
      BigDecimal net =
          PrintedAmount.of(line.values().get(Field.NET_AMOUNT).text())
              .map(amount -> amount.value(style))
              .orElse(BigDecimal.ZERO);
      sum = sum.add(line.kind() == null ? net : net.abs().negate());
    }
    return sum;
  }

  /** Each number with the amounts up to the next one. */
  private List<Pointing.Entry> in(Passage passage) {
    List<Pointing.Entry> lines = new ArrayList<>();
    List<PrintedAmount.Found> amounts = passage.amounts();
    int next = 0;
    while (next < amounts.size()) {
      Optional<Pointing.Spot> number = number(passage, amounts.get(next));
      int first = next++;
      if (number.isEmpty()) {
        continue;
      }
      while (next < amounts.size() && number(passage, amounts.get(next)).isEmpty()) {
        next++;
      }
      line(passage, number.get(), amounts.subList(first, next)).ifPresent(lines::add);
    }
    return lines;
  }

  private Optional<Pointing.Entry> line(
      Passage passage, Pointing.Spot number, List<PrintedAmount.Found> amounts) {
    Map<Field, Pointing.Spot> values = new HashMap<>();
    values.put(Field.INVOICE_NUMBER, number);
    Equation.in(passage, amounts, style)
        .ifPresentOrElse(
            values::putAll,
            () ->
                passage
                    .spot(amounts.get(0).from(), amounts.get(0).to())
                    .ifPresent(spot -> values.put(Field.NET_AMOUNT, spot)));
    return values.containsKey(Field.NET_AMOUNT)
        ? Optional.of(new Pointing.Entry(null, values))
        : Optional.empty();
  }

  private Optional<Pointing.Spot> number(Passage passage, PrintedAmount.Found amount) {
    int start = Math.max(0, amount.from() - LONGEST);
    String text = passage.text().substring(start, amount.from());
    Matcher bullet = BULLET.matcher(text);
    Matcher before = start == 0 && bullet.matches() ? bullet.reset() : BEFORE.matcher(text);
    if (amount.amount().zero() || !before.find()) {
      return Optional.empty();
    }
    String number = before.group(1);
    boolean plausible = plausible(number);
    return passage.spot(start + before.start(1), start + before.end(1)).filter(s -> plausible);
  }
}
