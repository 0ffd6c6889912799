package io.quittance.bank.movement;

import io.quittance.bank.movement.Placing.Contradicts;
import io.quittance.bank.movement.Placing.Doubtful;
import io.quittance.bank.movement.Placing.Joined;
import io.quittance.bank.movement.Placing.Opened;
import io.quittance.bank.statement.Direction;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The movements of one account, and which of them a report means.
 *
 * <p>The bank's reference decides. Without one, reports are counted: a channel tells each movement
 * once, so of one direction, amount and day there are as many movements as the channel that tells
 * most of them tells. A report of a channel therefore joins a movement this channel has not told
 * yet, and opens a new one when there is none. Two channels that give one amount and day different
 * references leave a doubt: money is not booked twice because a bank renames it.
 *
 * <p>A payment that somebody gives by itself is a report, too. Its id may be the bank's reference,
 * its day may be off, and it may be a part of a batch: what is not certain there is a doubt.
 */
public final class AccountMovements {
  /** A reference that returns later than this names another movement. */
  static final int DAYS_OF_ONE_REFERENCE = 10;

  /** Movements that only a reference can tell apart. */
  record Kind(Direction direction, Money amount, LocalDate day) {}

  private final KnownMovements known;

  public AccountMovements(String account, Collection<Movement> movements) {
    known = new KnownMovements(account);
    movements.forEach(known::keep);
  }

  /** A report and what it turned out to mean. */
  public record Placed(Report report, Placing placing) {}

  /**
   * Places reports that were not placed before, doubtful ones of earlier imports among them. Those
   * with a reference come first, because only one movement can be theirs; what is doubtful is
   * looked at again for as long as others clear it.
   *
   * @return every report, and reports of earlier imports that had to give way to one that is named;
   *     the last word on a report counts
   */
  public List<Placed> placeAll(Collection<Report> reports) {
    List<Report> waiting = new ArrayList<>(reports);
    waiting.sort(Comparator.comparing(report -> report.reference() == null));
    List<Placed> placed = new ArrayList<>();
    List<Placed> doubtful = List.of();
    boolean moved = true;
    while (moved && !waiting.isEmpty()) {
      moved = false;
      doubtful = new ArrayList<>();
      for (Report report : waiting) {
        for (Placed next : place(report)) {
          boolean doubt = next.placing() instanceof Doubtful;
          (doubt ? doubtful : placed).add(next);
          moved |= !doubt;
        }
      }
      waiting = doubtful.stream().map(Placed::report).toList();
    }
    placed.addAll(doubtful);
    return placed;
  }

  private List<Placed> place(Report report) {
    Optional<Movement> named = known.named(report);
    if (named.isEmpty()) {
      return List.of(new Placed(report, byCount(report)));
    }
    Optional<Report> before = named.get().toldLike(report);
    if (report.isGiven() && before.isPresent()) {
      // Two ids are two payments, and it is not clear which of them the name belongs to.
      boolean same = before.get().given().equals(report.given());
      Placing placing = same ? byName(named.get(), report) : new Doubtful(named.get());
      return List.of(new Placed(report, placing));
    }
    Placed placed = new Placed(report, byName(named.get(), report));
    boolean displaced =
        placed.placing() instanceof Joined
            && before.map(other -> other.reference() == null).orElse(false);
    return displaced
        ? List.of(placed, new Placed(before.get(), byCount(before.get())))
        : List.of(placed);
  }

  private Placing byCount(Report report) {
    if (!known.hasUntold(report)) {
      return byDaysAround(report);
    }
    List<Movement> rivals = rivals(report);
    List<Movement> untold = untold(rivals, report);
    if (untold.isEmpty()) {
      return byDaysAround(report);
    }
    Optional<Movement> meant = choose(untold, report);
    return meant.isEmpty()
        ? new Doubtful(untold.get(0))
        : join(meant.get(), report, isCertain(meant.get(), rivals, report));
  }

  /**
   * A day that somebody typed may be off. What says the same of the payer is the same money; what
   * has only the amount may be, and what somebody gave by itself may be a part of a batch.
   */
  private Placing byDaysAround(Report report) {
    List<Movement> around = untold(known.ofDaysAround(report), report);
    List<Movement> sharing =
        around.stream().filter(movement -> movement.shares(report.marks())).toList();
    if (sharing.size() == 1 && choose(sharing, report).isPresent()) {
      return join(sharing.get(0), report, true);
    }
    Optional<Movement> rival = around.stream().findFirst().or(() -> known.insideOrAround(report));
    return rival.<Placing>map(Doubtful::new).orElseGet(() -> new Opened(open(report)));
  }

  private static List<Movement> untold(List<Movement> movements, Report report) {
    return movements.stream().filter(movement -> movement.toldLike(report).isEmpty()).toList();
  }

  /** A person has said that this report tells of money that no other report told. */
  public Movement open(Report report) {
    Movement movement =
        new Movement(
            known.newId(report),
            report.direction(),
            report.amount(),
            report.day(),
            report.valueDate(),
            report.reference(),
            report.pending());
    movement.told(report);
    known.keep(movement);
    return movement;
  }

  /**
   * Other money under whose given id this report comes: it was taken for that one by amount and
   * day, before the bank told that there are two.
   */
  public Optional<Movement> mistakenFor(Report report, Movement opened) {
    return report.isGiven()
        ? Optional.empty()
        : known.givenAs(report).filter(movement -> movement != opened);
  }

  private Placing byName(Movement named, Report report) {
    if (!named.amount().equals(report.amount())) {
      return new Contradicts(named, "an amount of " + report.amount());
    }
    if (Math.abs(ChronoUnit.DAYS.between(named.day(), report.day())) > DAYS_OF_ONE_REFERENCE) {
      return new Contradicts(named, "the day " + report.day());
    }
    return join(named, report, true);
  }

  private Joined join(Movement movement, Report report, boolean certain) {
    boolean booked = movement.isPending() && !report.pending();
    known.drop(movement);
    movement.join(report);
    known.keep(movement);
    return new Joined(movement, certain, booked);
  }

  /**
   * What the report may mean: of its day, or of its value date while one is only announced or knows
   * no other date.
   */
  private List<Movement> rivals(Report report) {
    Set<Movement> rivals = new TreeSet<>(Comparator.comparing(Movement::id));
    rivals.addAll(known.ofDay(report.kind(report.day())));
    LocalDate value = report.valueDate() == null ? report.day() : report.valueDate();
    known.ofValueDate(report.kind(value)).stream()
        .filter(movement -> movement.isPending() || report.pending() || knowsNoOther(report))
        .forEach(rivals::add);
    known.ofDay(report.kind(value)).stream()
        .filter(
            movement -> movement.daysUnsure() > 0 && movement.day().equals(movement.valueDate()))
        .forEach(rivals::add);
    return List.copyOf(rivals);
  }

  private static boolean knowsNoOther(Report report) {
    return report.daysUnsure() > 0 && report.day().equals(report.valueDate());
  }

  /**
   * The one that says the same, else the one that is named, when the report itself is not; never
   * one that another payer paid, or under another reference of his.
   */
  private static Optional<Movement> choose(List<Movement> untold, Report report) {
    return untold.stream()
        .filter(movement -> report.reference() == null || movement.reference() == null)
        .filter(movement -> !movement.isAnotherThan(report))
        .min(
            Comparator.comparing((Movement movement) -> !movement.shares(report.marks()))
                .thenComparing(movement -> movement.reference() == null)
                .thenComparing(Movement::id));
  }

  private static boolean isCertain(Movement meant, List<Movement> rivals, Report report) {
    long sharing = rivals.stream().filter(rival -> rival.shares(report.marks())).count();
    return rivals.size() == 1 || (sharing == 1 && meant.shares(report.marks()));
  }
}
