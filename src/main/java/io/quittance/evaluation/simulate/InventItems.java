package io.quittance.evaluation.simulate;

import io.quittance.evaluation.simulate.World.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Invents items: numbered by the seller in the order of their dates, so that neighbours belong to
 * different customers; some in installments, some under a number that was used before.
 */
final class InventItems {
  private static final int DAYS_BEFORE = 75;

  private final Chance chance;
  private final LocalDate first;
  private final List<Item> items = new ArrayList<>();
  private final Map<String, List<Item>> byCustomer = new HashMap<>();
  private final Map<String, Integer> counters = new HashMap<>();

  InventItems(Chance chance, LocalDate first) {
    this.chance = chance;
    this.first = first;
  }

  /** In the order of their dates. */
  List<Item> of(List<Customer> customers, Size size) {
    List<LocalDate> dates = new ArrayList<>();
    for (int i = 0; i < size.items(); i++) {
      dates.add(first.plusDays(chance.between(-DAYS_BEFORE, Math.max(0, size.days() - 6))));
    }
    dates.sort(Comparator.naturalOrder());
    int[] ladder = ladder(customers);
    for (int i = 0; i < dates.size() && items.size() < size.items(); i++) {
      invent(customer(customers, ladder, chance), dates.get(i));
    }
    return marked();
  }

  static int[] ladder(List<Customer> customers) {
    int[] ladder = new int[customers.size()];
    int sum = 0;
    for (int i = 0; i < ladder.length; i++) {
      sum += customers.get(i).weight();
      ladder[i] = sum;
    }
    return ladder;
  }

  /** By the share of business that each has. */
  static Customer customer(List<Customer> customers, int[] ladder, Chance chance) {
    int drawn = chance.between(1, ladder[ladder.length - 1]);
    int found = Arrays.binarySearch(ladder, drawn);
    return customers.get(found >= 0 ? found : -found - 1);
  }

  private void invent(Customer customer, LocalDate issued) {
    LegalEntity entity = chance.percent(4) ? chance.pick(LegalEntity.ALL) : customer.entity();
    boolean credit = chance.percent(5);
    String number = entity.number(credit, count(entity, credit));
    if (!credit && chance.perMille(20)) {
      installments(customer, entity, number, issued);
    } else {
      boolean reused = !credit && chance.perMille(12);
      add(customer, entity, reused ? used(customer, number) : number, credit, issued, null);
    }
  }

  private int count(LegalEntity entity, boolean credit) {
    return counters.merge(entity.id() + credit, chance.between(1, 3), (known, step) -> known + step)
        + entity.first();
  }

  /** A number that this customer or another one of the same entity has seen before. */
  private String used(Customer customer, String otherwise) {
    List<Item> own = byCustomer.getOrDefault(customer.id(), List.of());
    List<Item> before = chance.percent(50) ? own : items;
    return before.isEmpty() ? otherwise : chance.pick(before).number();
  }

  private void installments(
      Customer customer, LegalEntity entity, String number, LocalDate issued) {
    int count = chance.between(2, 3);
    long cents = chance.cents();
    for (int i = 1; i <= count; i++) {
      long part = chance.percent(50) ? cents : chance.cents();
      put(
          new Item(
              id(entity),
              number,
              customer.id(),
              entity,
              false,
              part,
              issued,
              issued.plusDays(30L * i),
              i,
              0,
              null,
              order(),
              false));
    }
  }

  private void add(
      Customer customer,
      LegalEntity entity,
      String number,
      boolean credit,
      LocalDate issued,
      Integer installment) {
    long cents = credit ? Math.max(500, chance.cents() / 4) : chance.cents();
    boolean discount = !credit && customer.takesDiscount();
    put(
        new Item(
            id(entity),
            number,
            customer.id(),
            entity,
            credit,
            cents,
            issued,
            issued.plusDays(credit ? 0 : 30),
            installment,
            discount ? cents * (chance.percent(50) ? 2 : 3) / 100 : 0,
            discount ? issued.plusDays(14) : null,
            order(),
            true));
  }

  private String id(LegalEntity entity) {
    return entity.id() + "-" + (1_800_000_000L + items.size());
  }

  private String order() {
    return "45" + chance.digits(8);
  }

  private void put(Item item) {
    items.add(item);
    byCustomer.computeIfAbsent(item.customer(), c -> new ArrayList<>()).add(item);
  }

  private List<Item> marked() {
    Map<String, Integer> counts = new HashMap<>();
    items.forEach(item -> counts.merge(item.number(), 1, Integer::sum));
    return items.stream()
        .map(item -> counts.get(item.number()) > 1 ? item.oneOfSeveral() : item)
        .toList();
  }
}
