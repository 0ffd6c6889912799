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
 * Items that no word and no mark gives away, over any line breaks: {@code 1) FV-1501 of 29
 * November} and the amount beneath. Believed only when between each amount and the next stands
 * exactly one number, none is named twice, and the amounts add up to what was paid; two such
 * readings are none.
 */
final class NumbersThatAddUp {
  private static final int FEWEST = 2;
  private static final int MOST = 500;
  private static final int LONGEST_ITEM = 160;

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{Alnum}/_.,*-])(?<!/ )[#]?((?:[\\p{Alnum}]{1,4} / )?[\\p{Alnum}](?:[\\p{Alnum}/_.-]{2,24}[\\p{Alnum}]))"
              + "(?![\\p{Alnum}/_*-]|[.,][0-9])");

  private static final Pattern GROUPED = Pattern.compile("[0-9][.,'][0-9]{3}");

  private final Set<String> others;
  private final AmountStyle style;

  NumbersThatAddUp(Set<String> others, AmountStyle style) {
    this.others = others;
    this.style = style;
  }

  /**
   * @param lines the items; @param total where the amount stands that they add up to
   */
  record Found(List<Pointing.Entry> lines, Pointing.Spot total) {}

  /** An amount, and the numbers that stand before and after it up to the next amount. */
  private static final class Item {
    private final Pointing.Spot net;
    private final BigDecimal value;
    private final boolean currency;
    private List<Pointing.Spot> before = List.of();
    private List<Pointing.Spot> after = List.of();

    Item(Pointing.Spot net, BigDecimal value, boolean currency) {
      this.net = net;
      this.value = value;
      this.currency = currency;
    }
  }

  /**
   * @param paid where the amount paid stands, or null when nothing names it: then it may be any
   *     that carries its currency
   */
  Optional<Found> in(List<Passage> passages, Pointing.Spot paid) {
    List<Item> items = items(passages);
    if (items.size() < FEWEST || items.size() > MOST) {
      return Optional.empty();
    }
    if (paid != null && items.stream().noneMatch(item -> item.net.equals(paid))) {
      elsewhere(paid).ifPresent(items::add);
    }
    Set<Found> found = new HashSet<>();
    for (Item total : items) {
      boolean mayBe = paid == null ? total.currency : total.net.equals(paid);
      if (mayBe) {
        addingUp(items, total, true).ifPresent(found::add);
        addingUp(items, total, false).ifPresent(found::add);
      }
    }
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /** The amount paid stands outside the sentences, in a form or a table. */
  private Optional<Item> elsewhere(Pointing.Spot paid) {
    return PrintedAmount.of(paid.text())
        .map(amount -> amount.value(style))
        .map(value -> new Item(paid, value, true));
  }

  private Optional<Found> addingUp(List<Item> items, Item total, boolean before) {
    List<Pointing.Entry> lines = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (Item item : items) {
      List<Pointing.Spot> named = before ? item.before : item.after;
      boolean repeats = item.value.compareTo(total.value) == 0;
      if (item == total || repeats || named.size() != 1) {
        continue;
      }
      if (!numbers.add(named.get(0).text())) {
        return Optional.empty();
      }
      lines.add(
          new Pointing.Entry(
              null, Map.of(Field.INVOICE_NUMBER, named.get(0), Field.NET_AMOUNT, item.net)));
      sum = sum.add(item.value);
    }
    return lines.size() >= FEWEST && sum.compareTo(total.value) == 0
        ? Optional.of(new Found(lines, total.net))
        : Optional.empty();
  }

  private List<Item> items(List<Passage> passages) {
    List<Item> items = new ArrayList<>();
    List<Pointing.Spot> waiting = new ArrayList<>();
    int length = 0;
    for (Passage passage : passages) {
      int from = 0;
      for (PrintedAmount.Found amount : passage.amounts()) {
        BigDecimal value = amount.amount().value(style);
        Optional<Pointing.Spot> net = passage.spot(amount.from(), amount.to());
        boolean money = amount.amount().decimals() || amount.amount().currency() != null;
        boolean grouped =
            GROUPED.matcher(passage.text().substring(amount.from(), amount.to())).find();
        if (value == null || value.signum() == 0 || net.isEmpty() || !money && !grouped) {
          continue;
        }
        waiting.addAll(numbers(passage, from, amount.from()));
        length += amount.from() - from;
        Item item = new Item(net.get(), value, amount.amount().currency() != null);
        item.before = length > LONGEST_ITEM ? List.of() : List.copyOf(waiting);
        if (!items.isEmpty()) {
          items.get(items.size() - 1).after = item.before;
        }
        items.add(item);
        waiting.clear();
        from = amount.to();
        length = 0;
      }
      waiting.addAll(numbers(passage, from, passage.text().length()));
      length += passage.text().length() - from;
    }
    if (!items.isEmpty()) {
      items.get(items.size() - 1).after = waiting.size() > 1 ? waiting.subList(0, 1) : waiting;
    }
    return items;
  }

  private List<Pointing.Spot> numbers(Passage passage, int from, int to) {
    List<Pointing.Spot> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(passage.text());
    matcher.region(Math.min(from, to), to).useTransparentBounds(true);
    while (matcher.find() && numbers.size() < FEWEST) {
      int start = matcher.start(1);
      int end = matcher.end(1);
      boolean dated = passage.dates().stream().anyMatch(d -> d.from() < end && start < d.to());
      if (!dated && plausible(matcher.group(1))) {
        passage.spot(start, end).ifPresent(numbers::add);
      }
    }
    return numbers;
  }

  private boolean plausible(String number) {
    return Numbers.plausible(number)
        && number.chars().filter(Character::isDigit).count() >= 3
        && !others.contains(number)
        && PrintedDate.of(number).isEmpty()
        && PrintedAmount.of(number).filter(PrintedAmount::decimals).isEmpty();
  }
}
