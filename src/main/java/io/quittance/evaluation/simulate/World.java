package io.quittance.evaluation.simulate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that happens, known before it is played: the truth. Days count from {@link #firstDay}. */
record World(
    LocalDate firstDay,
    int days,
    List<Customer> customers,
    List<Item> items,
    List<Receipt> receipts,
    List<Letter> letters,
    List<Movement> movements,
    List<Change> changes) {
  World {
    customers = List.copyOf(customers);
    items = List.copyOf(items);
    receipts = List.copyOf(receipts);
    letters = List.copyOf(letters);
    movements = List.copyOf(movements);
    changes = List.copyOf(changes);
  }

  /** How large it is to be. */
  record Size(int customers, int items, int payments, int days) {}

  static World of(long seed, Size size, LocalDate today) {
    LocalDate first = today.minusDays(size.days());
    List<Customer> customers = new InventCustomers(new Chance(seed, "customers")).of(size);
    List<Item> items = new InventItems(new Chance(seed, "items"), first).of(customers, size);
    InventReceipts receipts =
        new InventReceipts(new Chance(seed, "receipts"), first, customers, items);
    receipts.invent(size);
    List<Letter> letters =
        new InventLetters(new Chance(seed, "letters"), first, items).of(receipts.receipts());
    List<Movement> movements =
        new InventMovements(new Chance(seed, "movements")).of(receipts.receipts(), size.days());
    return new World(
        first,
        size.days(),
        customers,
        items,
        receipts.receipts(),
        letters,
        movements,
        receipts.changes());
  }

  LocalDate date(int day) {
    return firstDay.plusDays(day);
  }

  Map<String, Receipt> receiptsByPayment() {
    return receipts.stream().collect(Collectors.toMap(Receipt::payment, Function.identity()));
  }
}
