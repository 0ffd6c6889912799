package io.quittance.evaluation.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What arrives for chosen items in a manner; where the manner does not fit, to the cent. */
final class ShapePayment {
  /** A late discount is tried for so many days. */
  private static final int LATE_DAYS = 25;

  private final Chance chance;
  private final List<Change> changes;

  ShapePayment(Chance chance, List<Change> changes) {
    this.chance = chance;
    this.changes = changes;
  }

  /**
   * @param cents that arrive
   */
  record Shaped(Manner manner, List<Share> shares, long cents) {
    Shaped {
      shares = List.copyOf(shares);
    }

    Shaped part(int from, int to) {
      return sum(manner, shares.subList(from, to));
    }

    static Shaped sum(Manner manner, List<Share> shares) {
      return new Shaped(manner, shares, shares.stream().mapToLong(Share::cash).sum());
    }
  }

  Shaped of(Manner manner, List<Item> items, Optional<Item> credit, int day, LocalDate date) {
    return switch (manner) {
      case DISCOUNT -> discount(items, date);
      case LATE_DISCOUNT -> lateDiscount(items, date);
      case BANK_FEE -> less(manner, items, chance.between(500, 3_500));
      case SHORT -> less(manner, items, chance.of(1, 2, 10, 100, 199, 333, 1_000));
      case WITHHOLDING -> withholding(items);
      case DEDUCTION -> deduction(items);
      case CREDIT -> credit.map(memo -> withCredit(items, memo)).orElseGet(() -> exact(items));
      case OVERPAID -> overpaid(items);
      case PART -> part(items.get(0));
      case DISPUTED -> disputed(items, day);
      case REDUCED -> reduced(items, day);
      case EXACT, RETURNED -> Shaped.sum(manner, full(items));
    };
  }

  private static Shaped exact(List<Item> items) {
    return Shaped.sum(Manner.EXACT, full(items));
  }

  private static List<Share> full(List<Item> items) {
    return items.stream().map(item -> Share.of(item, item.cents())).toList();
  }

  private static Shaped discount(List<Item> items, LocalDate date) {
    if (items.stream().noneMatch(item -> item.discountOpen(date))) {
      return exact(items);
    }
    return Shaped.sum(
        Manner.DISCOUNT,
        items.stream()
            .map(i -> i.discountOpen(date) ? discounted(i) : Share.of(i, i.cents()))
            .toList());
  }

  private static Share discounted(Item item) {
    return new Share(item, item.cents() - item.discount(), item.discount(), 0, Set.of());
  }

  private static Shaped lateDiscount(List<Item> items, LocalDate date) {
    List<Share> shares = new ArrayList<>();
    for (Item item : items) {
      boolean late =
          item.discount() > 0
              && date.isAfter(item.discountUntil())
              && date.isBefore(item.discountUntil().plusDays(LATE_DAYS));
      shares.add(late ? discounted(item) : Share.of(item, item.cents()));
    }
    boolean any = shares.stream().anyMatch(share -> share.discount() > 0);
    return any ? Shaped.sum(Manner.LATE_DISCOUNT, shares) : exact(items);
  }

  /** The whole payment is short; of which item nobody says. */
  private static Shaped less(Manner manner, List<Item> items, long less) {
    Item largest = items.stream().max(Comparator.comparingLong(Item::cents)).orElseThrow();
    if (largest.cents() < 5 * less) {
      return exact(items);
    }
    List<Share> shares =
        items.stream()
            .map(
                i -> {
                  long cash = i == largest ? i.cents() - less : i.cents();
                  return new Share(i, cash, 0, 0, Set.of(i.cents(), i.cents() - less));
                })
            .toList();
    return Shaped.sum(manner, shares);
  }

  private Shaped withholding(List<Item> items) {
    int percent = chance.of(5, 10, 15, 20);
    return Shaped.sum(
        Manner.WITHHOLDING,
        items.stream()
            .map(i -> new Share(i, i.cents() - kept(i, percent), 0, kept(i, percent), Set.of()))
            .toList());
  }

  private static long kept(Item item, int percent) {
    return item.cents() * percent / 100;
  }

  private Shaped deduction(List<Item> items) {
    Item short_ = items.get(items.size() - 1);
    long kept = Math.max(1, short_.cents() * chance.between(2, 30) / 100);
    return Shaped.sum(
        Manner.DEDUCTION,
        items.stream()
            .map(
                i ->
                    i == short_
                        ? new Share(i, i.cents() - kept, 0, kept, Set.of())
                        : Share.of(i, i.cents()))
            .toList());
  }

  private static Shaped withCredit(List<Item> items, Item memo) {
    List<Share> shares = new ArrayList<>(full(items));
    shares.add(Share.of(memo, -memo.cents()));
    return Shaped.sum(Manner.CREDIT, shares);
  }

  private Shaped overpaid(List<Item> items) {
    Shaped exact = exact(items);
    long more = chance.of(640L, 100L, 1_000L, 5_000L, exact.cents());
    return new Shaped(Manner.OVERPAID, exact.shares(), exact.cents() + more);
  }

  private Shaped part(Item item) {
    long cash = item.cents() * chance.between(3, 7) / 10;
    return Shaped.sum(Manner.PART, List.of(Share.of(item, cash)));
  }

  private Shaped disputed(List<Item> items, int day) {
    int when = Math.max(1, day - chance.between(1, 5));
    changes.add(new Change(when, items.get(0), Change.Kind.DISPUTED, 0));
    return Shaped.sum(Manner.DISPUTED, full(items));
  }

  /** The ERP books a credit on an item by itself, sometimes only after the money has come. */
  private Shaped reduced(List<Item> items, int day) {
    Item changed = items.get(0);
    long less = changed.cents() / chance.between(4, 10);
    changes.add(new Change(day + chance.between(-2, 1), changed, Change.Kind.REDUCED, less));
    return Shaped.sum(
        Manner.REDUCED,
        items.stream().map(i -> Share.of(i, i == changed ? i.cents() - less : i.cents())).toList());
  }
}
