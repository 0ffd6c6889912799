package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The banks: during a day two camt.054, the second with all of the first again, and the next
 * morning the camt.053 of the day.
 */
final class Bank {
  private static final long FIRST_BALANCE = 50_000_000;

  private final World world;
  private final Rest rest;
  private final Map<Integer, List<Movement>> byDay;
  private final Map<LegalEntity, Long> balances = new HashMap<>();
  private final List<String> refused = new ArrayList<>();

  Bank(World world, Rest rest) {
    this.world = world;
    this.rest = rest;
    this.byDay = world.movements().stream().collect(Collectors.groupingBy(Movement::day));
  }

  List<String> refused() {
    return refused;
  }

  void intraday(int day) throws IOException {
    for (LegalEntity entity : LegalEntity.ALL) {
      List<Movement> credits = of(entity, day).stream().filter(Movement::credit).toList();
      if (!credits.isEmpty()) {
        List<Movement> half = credits.subList(0, (credits.size() + 1) / 2);
        send(BankReport.notification(entity, world.date(day), 1, half));
        send(BankReport.notification(entity, world.date(day), 2, credits));
      }
    }
  }

  void statement(int day) throws IOException {
    for (LegalEntity entity : LegalEntity.ALL) {
      List<Movement> all = of(entity, day);
      if (!all.isEmpty()) {
        long opening = balances.getOrDefault(entity, FIRST_BALANCE);
        send(BankReport.statement(entity, world.date(day), opening, all));
        long moved = all.stream().mapToLong(m -> m.credit() ? m.cents() : -m.cents()).sum();
        balances.put(entity, opening + moved);
      }
    }
  }

  private List<Movement> of(LegalEntity entity, int day) {
    return byDay.getOrDefault(day, List.of()).stream().filter(m -> m.entity() == entity).toList();
  }

  private void send(byte[] report) throws IOException {
    JsonNode answer = rest.post("/api/v1/payments", "application/xml", report);
    answer.path("refused").forEach(row -> refused.add(row.toString()));
  }
}
