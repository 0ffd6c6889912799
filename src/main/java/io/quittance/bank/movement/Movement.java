package io.quittance.bank.movement;

import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Money that moved on our account once, with what its reports said so far. */
public final class Movement {
  /**
   * A bank tells it once as pending and once as booked in each of its reports; who gives payments
   * one by one gives it once.
   */
  record Telling(Channel channel, boolean pending) {}

  /** International ones only: a national number may be the inside of one. */
  private static final Predicate<String> PAYER_ACCOUNT =
      Pattern.compile("account:[A-Z]{2}\\d{2}[A-Z0-9]{6,}").asMatchPredicate();

  private static final Predicate<String> PAYER_REFERENCE =
      mark -> mark.startsWith(Report.END_TO_END);

  private final String id;
  private final Direction direction;
  private final Money amount;
  private final LocalDate valueDate;
  private final Map<Telling, Report> tellings = new HashMap<>();
  private final Set<Money> parts = new HashSet<>();
  private final Set<String> marks = new HashSet<>();
  private LocalDate day;
  private String reference;
  private boolean pending;
  private int daysUnsure;

  public Movement(
      String id,
      Direction direction,
      Money amount,
      LocalDate day,
      LocalDate valueDate,
      String reference,
      boolean pending) {
    this.id = id;
    this.direction = direction;
    this.amount = amount;
    this.day = day;
    this.valueDate = valueDate;
    this.reference = reference;
    this.pending = pending;
  }

  /** One of its reports, from the store or now. */
  public void told(Report report) {
    marks.addAll(report.marks());
    report.parts().forEach(parts::add);
    // What tells a part of it leaves room for a report of the whole.
    if (report.amount().equals(amount)) {
      tellings.put(telling(report), report);
      daysUnsure = tellings.values().stream().mapToInt(Report::daysUnsure).min().orElse(0);
    }
  }

  void join(Report report) {
    if (daysUnsure() > 0 && report.daysUnsure() == 0) {
      day = report.day();
    }
    told(report);
    if (reference == null) {
      reference = report.reference();
    }
    if (pending && !report.pending()) {
      pending = false;
      day = report.day();
    }
  }

  /** What the channel of this report told of this movement before. */
  Optional<Report> toldLike(Report report) {
    return Optional.ofNullable(tellings.get(telling(report)));
  }

  /** In which ways it was told. */
  Set<Telling> tellings() {
    return Set.copyOf(tellings.keySet());
  }

  static Telling telling(Report report) {
    return new Telling(report.channel(), report.pending() && !report.isGiven());
  }

  /** The ids under which somebody gave it by itself. */
  Set<String> givenIds() {
    return tellings.values().stream()
        .filter(Report::isGiven)
        .map(Report::given)
        .collect(Collectors.toSet());
  }

  /** Amounts inside of it, as far as they were told. */
  Set<Money> parts() {
    return Set.copyOf(parts);
  }

  /** How many days its day may be off: banks' files know it. */
  int daysUnsure() {
    return daysUnsure;
  }

  /** True when both name the payer's account or the payer's own reference, each another. */
  boolean isAnotherThan(Report report) {
    return differ(PAYER_ACCOUNT, report) || differ(PAYER_REFERENCE, report);
  }

  private boolean differ(Predicate<String> kind, Report report) {
    Set<String> mine = marks.stream().filter(kind).collect(Collectors.toSet());
    Set<String> said = report.marks().stream().filter(kind).collect(Collectors.toSet());
    return !mine.isEmpty() && !said.isEmpty() && Collections.disjoint(mine, said);
  }

  boolean shares(Set<String> said) {
    return said.stream().anyMatch(marks::contains);
  }

  public String id() {
    return id;
  }

  public Direction direction() {
    return direction;
  }

  public Money amount() {
    return amount;
  }

  /** Booking date, else value date. */
  public LocalDate day() {
    return day;
  }

  AccountMovements.Kind kind() {
    return new AccountMovements.Kind(direction, amount, day);
  }

  AccountMovements.Kind valueKind() {
    return new AccountMovements.Kind(direction, amount, valueDate == null ? day : valueDate);
  }

  /** May be null. */
  public LocalDate valueDate() {
    return valueDate;
  }

  /** The bank's own, or null as long as no report said it. */
  public String reference() {
    return reference;
  }

  public boolean isPending() {
    return pending;
  }
}
