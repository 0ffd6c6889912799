package io.quittance.bank.movement;

import io.quittance.bank.movement.AccountMovements.Kind;
import io.quittance.bank.movement.Movement.Telling;
import io.quittance.bank.statement.Direction;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The movements of one account, found by name, by amount and day, and by amount and value date. */
final class KnownMovements {
  private record Named(Direction direction, String name) {}

  private final String account;
  private final Map<Kind, List<Movement>> byKind = new HashMap<>();
  private final Map<Kind, List<Movement>> byValue = new HashMap<>();
  private final Map<Kind, List<Movement>> byPart = new HashMap<>();
  private final ToldOfKinds toldOfDay = new ToldOfKinds();
  private final ToldOfKinds toldOfValueDate = new ToldOfKinds();
  private final Map<Named, Movement> byReference = new HashMap<>();
  private final Map<Named, Movement> byGivenId = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  /** Of counted names, by their beginning. */
  private final Map<String, Integer> lastNumbers = new HashMap<>();

  private int mostDaysUnsure;

  KnownMovements(String account) {
    this.account = account;
  }

  void keep(Movement movement) {
    ids.add(movement.id());
    byKind.computeIfAbsent(movement.kind(), kind -> new ArrayList<>()).add(movement);
    byValue.computeIfAbsent(movement.valueKind(), kind -> new ArrayList<>()).add(movement);
    toldOfDay.count(movement.kind(), movement, 1);
    toldOfValueDate.count(movement.valueKind(), movement, 1);
    if (movement.reference() != null) {
      byReference.putIfAbsent(new Named(movement.direction(), movement.reference()), movement);
    }
    for (String id : movement.givenIds()) {
      byGivenId.putIfAbsent(new Named(movement.direction(), id), movement);
    }
    for (Money part : movement.parts()) {
      byPart
          .computeIfAbsent(
              new Kind(movement.direction(), part, movement.day()), kind -> new ArrayList<>())
          .add(movement);
    }
    mostDaysUnsure = Math.max(mostDaysUnsure, movement.daysUnsure());
  }

  void drop(Movement movement) {
    byKind.get(movement.kind()).remove(movement);
    byValue.get(movement.valueKind()).remove(movement);
    toldOfDay.count(movement.kind(), movement, -1);
    toldOfValueDate.count(movement.valueKind(), movement, -1);
    for (Money part : movement.parts()) {
      byPart.get(new Kind(movement.direction(), part, movement.day())).remove(movement);
    }
  }

  /**
   * By the bank's reference, else by the id under which it was given, if that is the bank's: not
   * when the bank calls the money otherwise, for then the id was taken for it by amount and day
   * only.
   */
  Optional<Movement> named(Report report) {
    if (report.isGiven()) {
      Named given = new Named(report.direction(), report.given());
      Movement found = byReference.get(new Named(report.direction(), report.reference()));
      return Optional.ofNullable(found)
          .or(() -> Optional.ofNullable(byReference.get(given)))
          .or(() -> Optional.ofNullable(byGivenId.get(given)));
    }
    Named reference = new Named(report.direction(), report.reference());
    return Optional.ofNullable(byReference.get(reference))
        .or(() -> givenAs(report).filter(movement -> movement.reference() == null));
  }

  /** What was given by itself under the reference by which a bank's file names this report. */
  Optional<Movement> givenAs(Report report) {
    return Optional.ofNullable(byGivenId.get(new Named(report.direction(), report.reference())));
  }

  /**
   * True when one of the report's amount, on its day or its value date, was not told in this
   * report's way. Of thousands alike in one file none is, which their number shows.
   */
  boolean hasUntold(Report report) {
    Telling telling = Movement.telling(report);
    Kind day = report.kind(report.day());
    Kind value = report.kind(report.valueDate() == null ? report.day() : report.valueDate());
    return toldOfDay.of(day, telling) < ofDay(day).size()
        || toldOfDay.of(value, telling) < ofDay(value).size()
        || toldOfValueDate.of(value, telling) < ofValueDate(value).size();
  }

  List<Movement> ofDay(Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  List<Movement> ofValueDate(Kind kind) {
    return byValue.getOrDefault(kind, List.of());
  }

  /** Of the report's amount and another day, as far off as the less certain of both may be. */
  List<Movement> ofDaysAround(Report report) {
    int furthest = Math.max(report.daysUnsure(), mostDaysUnsure);
    List<Movement> around = new ArrayList<>();
    for (int off = 1; off <= furthest; off++) {
      for (LocalDate day : List.of(report.day().minusDays(off), report.day().plusDays(off))) {
        for (Movement movement : ofDay(report.kind(day))) {
          if (off <= Math.max(report.daysUnsure(), movement.daysUnsure())) {
            around.add(movement);
          }
        }
      }
    }
    return around;
  }

  /** Of which the report may tell a part, or which may be a part of what it tells. */
  Optional<Movement> insideOrAround(Report report) {
    for (int off = 0; off <= Math.max(report.daysUnsure(), mostDaysUnsure); off++) {
      for (LocalDate day : List.of(report.day().minusDays(off), report.day().plusDays(off))) {
        Optional<Movement> found = insideOrAround(report, day);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Movement> insideOrAround(Report report, LocalDate day) {
    if (report.isGiven()) {
      return byPart.getOrDefault(report.kind(day), List.of()).stream().findFirst();
    }
    return report.parts().stream()
        .flatMap(part -> ofDay(new Kind(report.direction(), part, day)).stream())
        .filter(movement -> movement.daysUnsure() > 0)
        .findFirst();
  }

  /** Names found in statements make ids that people recognise; others are counted. */
  String newId(Report report) {
    String side = report.direction() == Direction.DEBIT ? ":debit" : "";
    for (String name : namesOf(report)) {
      String named = account + ":" + name + side;
      if (!ids.contains(named)) {
        return named;
      }
    }
    String day = report.day() + ":" + report.amount().currency().getCurrencyCode();
    String alike = account + ":" + day + report.amount().toPlainString() + ":";
    String counted;
    do {
      counted = alike + lastNumbers.merge(alike + side, 1, Integer::sum) + side;
    } while (ids.contains(counted));
    return counted;
  }

  private static Set<String> namesOf(Report report) {
    Set<String> names = new TreeSet<>();
    if (report.isGiven()) {
      names.add("id:" + report.given());
    } else if (report.reference() != null) {
      names.add(report.reference());
    }
    return names;
  }
}
