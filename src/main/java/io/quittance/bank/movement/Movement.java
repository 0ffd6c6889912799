package io.quittance.bank.movement;

import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Money that moved on our account once, with what its reports said so far. */
public final class Movement {
  /** A bank tells it once as pending and once as booked in each of its reports. */
  private record Telling(Channel channel, boolean pending) {}

  private final String id;
  private final Direction direction;
  private final Money amount;
  private final LocalDate valueDate;
  private final Map<Telling, Report> tellings = new HashMap<>();
  private final Set<String> marks = new HashSet<>();
  private LocalDate day;
  private String reference;
  private boolean pending;

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
    tellings.put(telling(report), report);
    marks.addAll(report.marks());
  }

  void join(Report report) {
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

  private static Telling telling(Report report) {
    return new Telling(report.channel(), report.pending());
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
