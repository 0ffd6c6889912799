package io.quittance.bank.movement;

import io.quittance.bank.movement.AccountMovements.Kind;
import io.quittance.bank.movement.Movement.Telling;
import java.util.HashMap;
import java.util.Map;

/** How many movements that look the same were told in which way. */
final class ToldOfKinds {
  private record Told(Kind kind, Telling telling) {}

  private final Map<Told, Integer> counts = new HashMap<>();

  /**
   * @param change 1 when the movement comes, -1 when it goes, with the same tellings
   */
  void count(Kind kind, Movement movement, int change) {
    for (Telling telling : movement.tellings()) {
      counts.merge(new Told(kind, telling), change, Integer::sum);
    }
  }

  int of(Kind kind, Telling telling) {
    return counts.getOrDefault(new Told(kind, telling), 0);
  }
}
