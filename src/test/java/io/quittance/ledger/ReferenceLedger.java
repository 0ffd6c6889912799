package io.quittance.ledger;

import io.quittance.bank.PartTaken.Result;
import io.quittance.ledger.MoveRequest.Use;
import io.quittance.ledger.PostingOutcome.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
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
    final long erpOriginal;
    long erpOpen;
    final List<Movement> movements = new ArrayList<>();

    Item(boolean credit, String customer, long original) {
      this.credit = credit;
      this.customer = customer;
      this.original = original;
      this.erpOriginal = original;
      this.erpOpen = original;
    }

    /** An item that a posting makes: the ERP has nothing open, the posting adds all there is. */
    Item(boolean credit, String customer, long original, Step step) {
      this.credit = credit;
      this.customer = customer;
      this.original = original;
      this.erpOriginal = 0;
      movements.add(new Movement(-original, step));
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

    /** The bank took all of it back. */
    boolean gone;

    /** What pays no item, by what became of it. */
    final Map<Use, Long> moved = new EnumMap<>(Use.class);

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

  record Line(
      String item, long amount, long discount, long writeOff, long tax, long fee, long deduction) {
    Line(String item, long amount, long discount, long writeOff) {
      this(item, amount, discount, writeOff, 0, 0, 0);
    }

    long taken() {
      return amount + notCash();
    }

    /** Everything that settles the item without money or credit. */
    long notCash() {
      return discount + writeOff + tax + fee + deduction;
    }
  }

  record Request(String key, String payment, String customer, boolean settle, List<Line> lines) {}

  record Move(String key, String payment, Use use, long amount, String customer) {}

  static final class Moved {
    final Move move;
    final Cash cash;
    final String made;
    boolean reversed;

    Moved(Move move, Cash cash, String made) {
      this.move = move;
      this.cash = cash;
      this.made = made;
    }
  }

  static final class Applied {
    final Request request;
    final Step step = new Step();
    final boolean together;
    final Map<String, Line> active = new LinkedHashMap<>();
    final Map<String, Cash> cash = new LinkedHashMap<>();

    /** By line's item, the item that its deduction became. */
    final Map<String, String> made = new LinkedHashMap<>();

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
  final Map<String, Moved> moves = new LinkedHashMap<>();

  /** Keys of the moves that a rule made. */
  private final List<String> byRule = new ArrayList<>();

  /**
   * @param made the name of the item that money on account becomes
   */
  Optional<Refusal> move(Move move, String made) {
    if ((move.use() == Use.ON_ACCOUNT && move.customer() == null)
        || (move.use() == Use.NOT_RECEIVABLE && move.customer() != null)) {
      return Optional.of(Refusal.INVALID);
    }
    Moved before = moves.get(move.key());
    if (before != null) {
      return before.move.equals(move) ? Optional.empty() : Optional.of(Refusal.KEY_REUSED);
    }
    Payment payment = payments.get(move.payment());
    if (payment.gone) {
      return Optional.of(Refusal.PAYMENT_NOT_BOOKED);
    }
    if (move.amount() > payment.available()) {
      return Optional.of(Refusal.PAYMENT_EXHAUSTED);
    }
    if (move.amount() > payment.unidentified && !payment.unapplied.containsKey(move.customer())) {
      return Optional.of(Refusal.WRONG_CUSTOMER);
    }
    Cash cash = take(payment, move.amount());
    payment.applied -= move.amount();
    payment.moved.merge(move.use(), move.amount(), Long::sum);
    Step step = new Step();
    steps.add(step);
    if (move.use() == Use.ON_ACCOUNT) {
      items.put(made, new Item(true, move.customer(), move.amount(), step));
    }
    moves.put(move.key(), new Moved(move, cash, move.use() == Use.ON_ACCOUNT ? made : null));
    return Optional.empty();
  }

  /**
   * A rule says that the payment is no receivable: all of it goes aside, or nothing when a cent of
   * it was used, is known to be a customer's or went back to the bank.
   */
  boolean setAside(String id, String key) {
    Payment payment = payments.get(id);
    long aside = payment.moved.getOrDefault(Use.NOT_RECEIVABLE, 0L);
    if (payment.unidentified + aside + payment.returned != payment.amount) {
      return false;
    }
    if (payment.unidentified > 0) {
      Move move = new Move(key, id, Use.NOT_RECEIVABLE, payment.unidentified, null);
      payment.moved.merge(Use.NOT_RECEIVABLE, payment.unidentified, Long::sum);
      payment.unidentified = 0;
      steps.add(new Step());
      moves.put(key, new Moved(move, new Cash(move.amount(), 0, null), null));
      byRule.add(key);
    }
    return true;
  }

  /**
   * The rule says so no more: what it set aside and nobody took back yet is nobody's money again.
   */
  void bringBack(String id) {
    for (String key : byRule) {
      Moved moved = moves.get(key);
      if (moved.move.payment().equals(id) && !moved.reversed) {
        takeBack(moved);
      }
    }
  }

  Optional<Refusal> reverseMove(String key) {
    Moved moved = moves.get(key);
    if (moved.reversed) {
      return Optional.of(Refusal.ALREADY_REVERSED);
    }
    if (moved.made != null && items.get(moved.made).available() < moved.move.amount()) {
      return Optional.of(Refusal.CREATED_ITEM_USED);
    }
    takeBack(moved);
    return Optional.empty();
  }

  private void takeBack(Moved moved) {
    Payment payment = payments.get(moved.move.payment());
    moved.reversed = true;
    payment.moved.merge(moved.move.use(), -moved.move.amount(), Long::sum);
    payment.applied += moved.move.amount();
    giveBack(payment, moved.cash);
    Step step = new Step();
    steps.add(step);
    if (moved.made != null) {
      items.get(moved.made).movements.add(new Movement(moved.move.amount(), step));
    }
  }

  /**
   * Empty when it is posted, now or before.
   *
   * @param names by line's item, the name of the item that its deduction becomes
   */
  Optional<Refusal> apply(Request request, Map<String, String> names) {
    Request before = requests.get(request.key());
    if (before != null) {
      return before.equals(request) ? Optional.empty() : Optional.of(Refusal.KEY_REUSED);
    }
    Payment payment = payments.get(request.payment());
    if (payment != null && payment.gone) {
      return Optional.of(Refusal.PAYMENT_NOT_BOOKED);
    }
    for (Line line : request.lines()) {
      Item item = items.get(line.item());
      if (item.credit && line.notCash() > 0) {
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
      if (line.deduction() > 0) {
        String name = names.getOrDefault(line.item(), "unnamed");
        String customer = items.get(line.item()).customer;
        items.put(name, new Item(false, customer, line.deduction(), applied.step));
        applied.made.put(line.item(), name);
      }
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
    for (String of : group) {
      String made = applied.made.get(of);
      if (made != null && items.get(made).available() < applied.active.get(of).deduction()) {
        return Optional.of(Refusal.CREATED_ITEM_USED);
      }
    }
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
      Line line = applied.active.remove(item);
      items.get(item).movements.add(new Movement(-line.taken(), step));
      if (line.deduction() > 0) {
        items.get(applied.made.get(item)).movements.add(new Movement(line.deduction(), step));
      }
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
    if (payment.gone) {
      return;
    }
    for (Applied applied : byKey.values()) {
      if (id.equals(applied.request.payment()) && !applied.active.isEmpty()) {
        takeBackDeep(applied, List.copyOf(applied.active.keySet()));
      }
    }
    for (Moved moved : moves.values()) {
      if (id.equals(moved.move.payment()) && !moved.reversed) {
        takeBackFrom(moved.made);
        takeBack(moved);
      }
    }
    payment.returned += payment.available();
    payment.gone = true;
    payment.unidentified = 0;
    payment.unapplied.clear();
  }

  /** A part goes back: what is free, and when that is too little the one thing it paid. */
  Result returnedInPart(String id, long minor) {
    Payment payment = payments.get(id);
    if (payment.amount - payment.returned < minor) {
      return Result.MORE_THAN_LEFT;
    }
    if (payment.available() < minor) {
      List<Applied> of =
          byKey.values().stream().filter(a -> id.equals(a.request.payment())).toList();
      List<Applied> standing = of.stream().filter(a -> !a.active.isEmpty()).toList();
      if (standing.size() != 1 || standing.get(0).active.size() != 1) {
        return Result.WHICH_APPLICATIONS;
      }
      long back =
          standing.get(0).cash.values().stream()
              .mapToLong(cash -> cash.unidentified() + cash.unapplied())
              .sum();
      if (payment.available() + back < minor) {
        return Result.WHICH_APPLICATIONS;
      }
      takeBackDeep(standing.get(0), List.copyOf(standing.get(0).active.keySet()));
    }
    take(payment, minor);
    payment.applied -= minor;
    payment.returned += minor;
    return Result.TAKEN;
  }

  /** What was applied to items that go away goes first. */
  private void takeBackDeep(Applied applied, List<String> group) {
    group.forEach(of -> takeBackFrom(applied.made.get(of)));
    takeBack(applied, group);
  }

  private void takeBackFrom(String made) {
    for (Applied other : byKey.values()) {
      if (made != null && other.active.containsKey(made)) {
        takeBackDeep(other, other.together ? List.copyOf(other.active.keySet()) : List.of(made));
      }
    }
  }

  /** The ERP books everything it has read and reports the item again. */
  void report(String id) {
    Item item = items.get(id);
    item.movements.stream().filter(m -> m.step.acknowledged).forEach(m -> m.contained = true);
    item.erpOpen = item.erpOriginal - item.contained();
  }
}
