package io.quittance.evaluation.simulate;

import io.quittance.evaluation.simulate.World.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Decides who pays what on which day, and by that the truth. */
final class InventReceipts {
  private static final int TRIES = 40;

  /** Before the end, so that late advices still come. */
  private static final int LAST_DAYS_WITHOUT = 9;

  private final Chance chance;
  private final LocalDate first;
  private final List<Customer> customers;
  private final Map<String, Customer> byId;
  private final Map<String, List<Item>> unpaid = new HashMap<>();
  private final ShapePayment shape;
  private final WordsOfTheBank words;
  private final List<Receipt> receipts = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final int[] ladder;

  InventReceipts(Chance chance, LocalDate first, List<Customer> customers, List<Item> items) {
    this.chance = chance;
    this.first = first;
    this.customers = customers;
    this.byId = customers.stream().collect(Collectors.toMap(Customer::id, Function.identity()));
    items.forEach(i -> unpaid.computeIfAbsent(i.customer(), c -> new ArrayList<>()).add(i));
    this.shape = new ShapePayment(chance, changes);
    this.words = new WordsOfTheBank(chance);
    this.ladder = InventItems.ladder(customers);
  }

  List<Receipt> receipts() {
    return receipts;
  }

  List<Change> changes() {
    return changes;
  }

  void invent(Size size) {
    List<Integer> days = new ArrayList<>();
    while (days.size() < size.payments()) {
      int day = chance.between(2, size.days() - LAST_DAYS_WITHOUT);
      if (isBusinessDay(first.plusDays(day))) {
        days.add(day);
      }
    }
    days.stream().sorted().limit(size.payments()).forEach(this::pay);
  }

  private static boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private void pay(int day) {
    for (int i = 0; i < TRIES; i++) {
      Customer owing = InventItems.customer(customers, ladder, chance);
      List<Item> payable = payable(owing, day);
      if (!payable.isEmpty()) {
        pay(day, owing, payable);
        return;
      }
    }
  }

  private List<Item> payable(Customer owing, int day) {
    LocalDate date = first.plusDays(day);
    List<Item> ripe = new ArrayList<>();
    for (Item item : owed(owing)) {
      boolean known = item.issued().isBefore(date.minusDays(1));
      boolean wanted = !item.due().isAfter(date.plusDays(12)) || item.discountOpen(date);
      boolean together = ripe.isEmpty() || ripe.get(0).entity() == item.entity();
      if (!item.credit() && known && wanted && together && !chance.percent(8)) {
        ripe.add(item);
      }
    }
    return ripe;
  }

  /** A parent that pays for its subsidiaries pays for all of them at once. */
  private List<Item> owed(Customer owing) {
    if (!owing.paidByParent()) {
      return unpaid.getOrDefault(owing.id(), List.of());
    }
    List<Item> family = new ArrayList<>();
    for (Customer other : customers) {
      if (other.paidByParent() && other.parent().equals(owing.parent())) {
        family.addAll(unpaid.getOrDefault(other.id(), List.of()));
      }
    }
    return family;
  }

  private void pay(int day, Customer owing, List<Item> payable) {
    int count = Math.min(payable.size(), lines());
    int from = chance.percent(70) ? 0 : chance.between(0, payable.size() - count);
    List<Item> chosen = new ArrayList<>(payable.subList(from, from + count));
    Customer payer = owing.paidByParent() ? byId.get(owing.parent()) : owing;
    AdviceKind kind = kind(payer, chosen);
    Manner wanted = kind == AdviceKind.TWO_PAYMENTS ? Manner.EXACT : chance.weighted(Manner.ALL);
    Optional<Item> credit = credit(chosen, day);
    ShapePayment.Shaped shaped = shape.of(wanted, chosen, credit, day, first.plusDays(day));
    shaped.shares().forEach(s -> unpaid.get(s.item().customer()).remove(s.item()));
    if (kind == AdviceKind.TWO_PAYMENTS) {
      int half = chosen.size() / 2;
      receive(day, payer, shaped.part(0, half), kind);
      receive(day, payer, shaped.part(half, chosen.size()), kind);
    } else {
      receive(day, payer, shaped, kind);
    }
  }

  private int lines() {
    int luck = chance.between(1, 100);
    return luck <= 45
        ? 1
        : luck <= 80
            ? chance.between(2, 5)
            : luck <= 95 ? chance.between(6, 20) : chance.between(21, 120);
  }

  private AdviceKind kind(Customer payer, List<Item> chosen) {
    AdviceKind kind =
        chance.percent(AdviceKind.WELL_TOLD_PERCENT)
            ? AdviceKind.GOOD
            : chance.weighted(AdviceKind.SPECIAL);
    boolean needsTwo =
        kind == AdviceKind.TWO_PAYMENTS
            || kind == AdviceKind.TWO_MAILS
            || kind == AdviceKind.PARTIAL;
    kind = needsTwo && chosen.size() < 2 ? AdviceKind.GOOD : kind;
    NumberHabit habit = payer.habits().numbers();
    boolean mangled =
        chosen.stream().anyMatch(item -> !habit.of(item.number()).equals(item.number()));
    return kind == AdviceKind.GOOD && mangled ? AdviceKind.MANGLED : kind;
  }

  private Optional<Item> credit(List<Item> chosen, int day) {
    long sum = chosen.stream().mapToLong(Item::cents).sum();
    LocalDate date = first.plusDays(day - 2L);
    Item one = chosen.get(0);
    return unpaid.get(one.customer()).stream()
        .filter(i -> i.credit() && i.entity() == one.entity() && i.cents() < sum / 2)
        .filter(i -> i.issued().isBefore(date))
        .findFirst();
  }

  private void receive(int day, Customer payer, ShapePayment.Shaped shaped, AdviceKind kind) {
    String reference = "BK" + (700_000_000L + receipts.size());
    boolean named = payer.habits().saysReference() || shaped.manner() == Manner.RETURNED;
    String endToEnd = named ? "ZA" + chance.digits(9) : "NOTPROVIDED";
    LegalEntity entity = shaped.shares().get(0).item().entity();
    receipts.add(
        new Receipt(
            reference,
            endToEnd,
            payer,
            entity,
            day,
            shaped.cents(),
            shaped.shares(),
            kind,
            shaped.manner(),
            words.name(payer),
            words.text(kind, payer, endToEnd, shaped.shares())));
  }
}
