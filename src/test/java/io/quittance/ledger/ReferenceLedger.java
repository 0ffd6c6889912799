package io.quittance.ledger;

import io.quittance.ledger.PostingOutcome.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger must do, in memory, one step at a time: maps and sums, no locks, no SQL, no
 * entries. Amounts in minor units of one currency, one legal entity.
 */
final class ReferenceLedger {
  static final class Item {
    final boolean credit;
    final String customer;
    final long original;
    long erpOpen;
    final List<Movement> movements = new ArrayList<>();

    Item(boolean credit, String customer, long original) {
      this.credit = credit;
      this.customer = customer;
      this.original = original;
      this.erpOpen = original;
    }

    long pending() {
      return movements.stream().filter(m -> !m.contained).mapToLong(m -> m.taken).sum();
    }

    long contained() {
      return movements.stream().filter(m -> m.contained).mapToLong(m -> m.taken).sum();
    }

    long available() {
      return erpOpen - pending();
    }
  }

  static final class Movement {
    final long taken;
    final Step step;
    boolean contained;

    Movement(long taken, Step step) {
      this.taken = taken;
      this.step = step;
    }
  }

  /** One posting that moved items. */
  static final class Step {
    boolean acknowledged;
  }

  static final class Payment {
    final long amount;
    long unidentified;
    final Map<String, Long> unapplied = new LinkedHashMap<>();
    long applied;
    long returned;

    Payment(long amount) {
      this.amount = amount;
      this.unidentified = amount;
    }

    long unappliedTotal() {
      return unapplied.values().stream().mapToLong(Long::longValue).sum();
    }

    long available() {
      return unidentified + unappliedTotal();
    }
  }

  record Line(String item, long amount, long discount, long writeOff) {
    long taken() {
      return amount + discount + writeOff;
    }
  }

  record Request(String key, String payment, String customer, boolean settle, List<Line> lines) {}

  static final class Applied {
    final Request request;
    final Step step = new Step();
    final boolean together;
    final Map<String, Line> active = new LinkedHashMap<>();
    final Map<String, Cash> cash = new LinkedHashMap<>();
    Settled settled;

    Applied(Request request, boolean together) {
      this.request = request;
      this.together = together;
    }
  }

  /** Money taken from a payment, where it stood. */
  record Cash(long unidentified, long unapplied, String customer) {}

  /** What a settlement moved: from unidentified, from another customer; to a customer. */
  record Settled(String payment, String to, long unidentified, long other, String otherCustomer) {}

  final Map<String, Item> items = new LinkedHashMap<>();
  final Map<String, Payment> payments = new LinkedHashMap<>();
  final Map<String, Applied> byKey = new LinkedHashMap<>();

  /** Every posting that moved items, in order. */
  final List<Step> steps = new ArrayList<>();

  final Map<String, Request> requests = new LinkedHashMap<>();

  /** Empty when it is posted, now or before. */
  Optional<Refusal> apply(Request request) {
    Request before = requests.get(request.key());
    if (before != null) {
      return before.equals(request) ? Optional.empty() : Optional.of(Refusal.KEY_REUSED);
    }
    Payment payment = payments.get(request.payment());
    if (payment != null && payment.returned > 0) {
      return Optional.of(Refusal.PAYMENT_NOT_BOOKED);
    }
    for (Line line : request.lines()) {
      Item item = items.get(line.item());
      if (item.credit && line.discount() + line.writeOff() > 0) {
        return Optional.of(Refusal.INVALID);
      }
      if (line.taken() > item.available()) {
        return Optional.of(Refusal.ITEM_EXHAUSTED);
      }
    }
    boolean credits = request.lines().stream().anyMatch(line -> items.get(line.item()).credit);
    long customers =
        request.lines().stream().map(line -> items.get(line.item()).customer).distinct().count();
    if (credits && customers > 1) {
      return Optional.of(Refusal.WRONG_CUSTOMER);
    }
    long net =
        request.lines().stream()
            .mapToLong(line -> items.get(line.item()).credit ? -line.amount() : line.amount())
            .sum();
    if (payment == null ? net != 0 : net < 0) {
      return Optional.of(Refusal.INVALID);
    }
    if (payment != null && net > payment.available()) {
      return Optional.of(Refusal.PAYMENT_EXHAUSTED);
    }
    if (request.lines().isEmpty() && !settles(payment, request.customer())) {
      return Optional.of(Refusal.NOTHING_TO_DO);
    }
    requests.put(request.key(), request);
    Applied applied = new Applied(request, credits);
    steps.add(applied.step);
    for (Line line : inOrder(request.lines())) {
      items.get(line.item()).movements.add(new Movement(line.taken(), applied.step));
      applied.active.put(line.item(), line);
      if (!credits && line.amount() > 0) {
        applied.cash.put(line.item(), take(payment, line.amount()));
      }
    }
    if (credits && net > 0) {
      applied.cash.put("", take(payment, net));
    }
    if (request.settle() && settles(payment, request.customer())) {
      Settled settled = settle(request.payment(), payment, request.customer());
      // A settlement alone belongs to no application and stays.
      applied.settled = request.lines().isEmpty() ? null : settled;
    }
    byKey.put(request.key(), applied);
    return Optional.empty();
  }

  /**
   * The lines of a request are a set: the same lines in another order are the same request and must
   * leave the same books. Where a payment's money stands in two places it matters which line takes
   * first, so the items' ids decide and not the order in which somebody wrote them down.
   */
  private static List<Line> inOrder(List<Line> lines) {
    return lines.stream().sorted(Comparator.comparing(Line::item)).toList();
  }

  private static boolean settles(Payment payment, String customer) {
    return payment.unidentified > 0
        || payment.unapplied.keySet().stream().anyMatch(owner -> !owner.equals(customer));
  }

  private static Settled settle(String id, Payment payment, String customer) {
    String other =
        payment.unapplied.keySet().stream()
            .filter(owner -> !owner.equals(customer))
            .findFirst()
            .orElse(null);
    long moved = other == null ? 0 : payment.unapplied.remove(other);
    Settled settled = new Settled(id, customer, payment.unidentified, moved, other);
    payment.unapplied.merge(customer, payment.unidentified + moved, Long::sum);
    payment.unidentified = 0;
    return settled;
  }

  private static Cash take(Payment payment, long wanted) {
    long first = Math.min(wanted, payment.unidentified);
    long rest = wanted - first;
    payment.unidentified -= first;
    payment.applied += wanted;
    String owner = null;
    if (rest > 0) {
      owner = payment.unapplied.keySet().iterator().next();
      long left = payment.unapplied.get(owner) - rest;
      if (left == 0) {
        payment.unapplied.remove(owner);
      } else {
        payment.unapplied.put(owner, left);
      }
    }
    return new Cash(first, rest, owner);
  }

  Optional<Refusal> reverse(String key, String item) {
    Applied applied = byKey.get(key);
    if (!applied.active.containsKey(item)) {
      return Optional.of(Refusal.ALREADY_REVERSED);
    }
    List<String> group = applied.together ? List.copyOf(applied.active.keySet()) : List.of(item);
    takeBack(applied, group);
    return Optional.empty();
  }

  private void takeBack(Applied applied, List<String> group) {
    Payment payment = payments.get(applied.request.payment());
    Step step = new Step();
    steps.add(step);
    List<String> cash = new ArrayList<>(group);
    if (applied.together) {
      cash.add("");
    }
    for (String of : cash) {
      Cash taken = applied.cash.remove(of);
      if (taken != null) {
        giveBack(payment, taken);
      }
    }
    for (String item : group) {
      items.get(item).movements.add(new Movement(-applied.active.remove(item).taken(), step));
    }
    if (applied.active.isEmpty() && applied.settled != null) {
      if (unsettle(applied.settled)) {
        applied.settled = null;
      }
    }
  }

  private static void giveBack(Payment payment, Cash cash) {
    payment.applied -= cash.unidentified() + cash.unapplied();
    payment.unidentified += cash.unidentified();
    if (cash.unapplied() > 0) {
      boolean theirs =
          payment.unapplied.isEmpty() || payment.unapplied.containsKey(cash.customer());
      if (theirs) {
        payment.unapplied.merge(cash.customer(), cash.unapplied(), Long::sum);
      } else {
        payment.unidentified += cash.unapplied();
      }
    }
  }

  private boolean unsettle(Settled settled) {
    Payment payment = payments.get(settled.payment());
    Long there = payment.unapplied.get(settled.to());
    if (there == null) {
      return false;
    }
    long all = settled.unidentified() + settled.other();
    payment.unapplied.remove(settled.to());
    if (settled.other() > 0 && there == all) {
      payment.unidentified += settled.unidentified();
      payment.unapplied.put(settled.otherCustomer(), settled.other());
    } else {
      long back = Math.min(all, there);
      payment.unidentified += back;
      if (there > back) {
        payment.unapplied.put(settled.to(), there - back);
      }
    }
    return true;
  }

  void returned(String id) {
    Payment payment = payments.get(id);
    if (payment.returned > 0) {
      return;
    }
    for (Applied applied : byKey.values()) {
      if (id.equals(applied.request.payment()) && !applied.active.isEmpty()) {
        takeBack(applied, List.copyOf(applied.active.keySet()));
      }
    }
    payment.returned = payment.available();
    payment.unidentified = 0;
    payment.unapplied.clear();
  }

  /** The ERP books everything it has read and reports the item again. */
  void report(String id) {
    Item item = items.get(id);
    item.movements.stream().filter(m -> m.step.acknowledged).forEach(m -> m.contained = true);
    item.erpOpen = item.original - item.contained();
  }
}
