package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plays the days against the service, each to its end before the next begins. */
final class PlayDays {
  /** How long the work of one day may take before the next begins all the same. */
  private static final long DAY_LIMIT_NANOS = 600_000_000_000L;

  private static final long PAUSE_MILLIS = 250;
  private static final int QUIET_POLLS = 3;

  private final World world;
  private final Rest rest;
  private final PrintStream progress;
  private final Erp erp;
  private final Bank bank;
  private final Clerk clerk;
  private final Map<Integer, List<Letter>> letters;
  private final Map<Integer, String> messages = new HashMap<>();
  private int unfinishedDays;

  PlayDays(World world, Rest rest, long seed, PrintStream progress) {
    this.world = world;
    this.rest = rest;
    this.progress = progress;
    this.erp = new Erp(world, rest, new Chance(seed, "erp"));
    this.bank = new Bank(world, rest);
    this.clerk = new Clerk(world, rest);
    this.letters = world.letters().stream().collect(Collectors.groupingBy(Letter::day));
  }

  Erp erp() {
    return erp;
  }

  Bank bank() {
    return bank;
  }

  Clerk clerk() {
    return clerk;
  }

  /** Ids of messages by the number of the letter. */
  Map<Integer, String> messages() {
    return messages;
  }

  int unfinishedDays() {
    return unfinishedDays;
  }

  void play() throws IOException {
    long start = System.nanoTime();
    TenantPolicy.set(rest);
    erp.begin();
    say("the books are in", start);
    for (int day = 0; day < world.days(); day++) {
      if (day > 0) {
        bank.statement(day - 1);
      }
      erp.morning(day);
      clerk.work(day);
      send(day, false);
      bank.intraday(day);
      send(day, true);
      settle();
      say("day " + (day + 1) + " of " + world.days(), start);
    }
  }

  private void send(int day, boolean afterBank) throws IOException {
    for (Letter letter : letters.getOrDefault(day, List.of())) {
      if (letter.afterBank() == afterBank) {
        Letter printed =
            letter.sameBytesAs() < 0 ? letter : world.letters().get(letter.sameBytesAs());
        byte[] mail = WriteLetter.of(printed, world.date(printed.day()));
        JsonNode answer = rest.post("/api/v1/messages", "message/rfc822", mail);
        messages.put(letter.number(), answer.path("id").asText());
      }
    }
  }

  /** Until nothing is being read and no posting has come for a while. */
  private void settle() throws IOException {
    long until = System.nanoTime() + DAY_LIMIT_NANOS;
    String before = "";
    int quiet = 0;
    while (quiet < QUIET_POLLS && System.nanoTime() < until) {
      OwnService.pause(PAUSE_MILLIS);
      String now = state();
      quiet = now.equals(before) && now.startsWith("idle") ? quiet + 1 : 0;
      before = now;
    }
    unfinishedDays += quiet < QUIET_POLLS ? 1 : 0;
  }

  private String state() throws IOException {
    JsonNode busy = rest.get("/api/v1/messages?status=received&status=reading&limit=1");
    JsonNode proposals = rest.get("/api/v1/proposals?limit=1");
    JsonNode last = proposals.path("items").path(0);
    return (busy.path("items").isEmpty() ? "idle " : "busy ") + last.path("id").asText();
  }

  private void say(String what, long start) {
    progress.printf("%5d s: %s%n", (System.nanoTime() - start) / 1_000_000_000L, what);
  }
}
