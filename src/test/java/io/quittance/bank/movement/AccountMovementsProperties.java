package io.quittance.bank.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.movement.AccountMovements.Placed;
import io.quittance.bank.movement.Placing.Contradicts;
import io.quittance.bank.movement.Placing.Doubtful;
import io.quittance.bank.movement.Placing.Joined;
import io.quittance.bank.movement.Placing.Opened;
import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Double cash is the error that nobody sees; missing cash somebody misses. */
class AccountMovementsProperties {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** Money that really moved; few amounts and days, so that many look alike. */
  private record Truth(int number, long minor, LocalDate day) {}

  private static final class World {
    final Random dice;
    final List<Truth> truths = new ArrayList<>();
    final List<List<Report>> files = new ArrayList<>();
    boolean mixed;

    World(long seed) {
      dice = new Random(seed);
      int count = 1 + dice.nextInt(6);
      for (int i = 0; i < count; i++) {
        truths.add(new Truth(i, 100 + dice.nextInt(2), DAY.plusDays(dice.nextInt(2))));
      }
      channel(Channel.CAMT_STATEMENT, truths);
      for (Channel channel : List.of(Channel.CAMT_NOTIFICATION, Channel.MT940)) {
        channel(channel, truths.stream().filter(truth -> dice.nextInt(3) > 0).toList());
      }
      for (int repeated = dice.nextInt(3); repeated > 0; repeated--) {
        files.add(files.get(dice.nextInt(files.size())));
      }
      Collections.shuffle(files, dice);
    }

    /** A bank names all its entries in a report, none, or some of them. */
    private void channel(Channel channel, List<Truth> told) {
      int named = dice.nextInt(3);
      mixed |= named == 1;
      List<Truth> shuffled = new ArrayList<>(told);
      Collections.shuffle(shuffled, dice);
      List<Report> file = new ArrayList<>();
      for (Truth truth : shuffled) {
        boolean names = named == 0 || (named == 1 && dice.nextBoolean());
        file.add(report(channel, truth, names));
        if (dice.nextInt(3) == 0) {
          files.add(file);
          file = new ArrayList<>();
        }
      }
      files.add(file);
    }

    Report report(Channel channel, Truth truth, boolean named) {
      return new Report(
          channel + "#" + truth.number(),
          channel,
          Direction.CREDIT,
          Money.ofMinor(truth.minor(), "EUR"),
          truth.day(),
          truth.day().plusDays(1),
          false,
          named ? "REF" + truth.number() : null,
          dice.nextBoolean() ? Set.of("E2E" + truth.number()) : Set.of());
    }
  }

  /** An account to which files come one after the other. */
  private static final class Account {
    final AccountMovements movements = new AccountMovements("DE1", List.of());
    final List<Movement> opened = new ArrayList<>();
    final Set<String> seen = new HashSet<>();
    List<Report> doubts = List.of();

    void take(List<Report> file) {
      List<Report> reports = new ArrayList<>(doubts);
      file.stream().filter(report -> seen.add(report.fingerprint())).forEach(reports::add);
      List<Placed> placed = movements.placeAll(reports);
      assertThat(placed).extracting(Placed::report).containsAll(reports);
      for (Placed each : placed) {
        if (each.placing() instanceof Opened fresh) {
          opened.add(fresh.movement());
        }
      }
      doubts =
          placed.stream()
              .filter(each -> each.placing() instanceof Doubtful)
              .map(Placed::report)
              .toList();
    }

    Map<String, Long> counts() {
      return byKind(opened, m -> m.amount() + " " + m.day());
    }
  }

  private static <T> Map<String, Long> byKind(Collection<T> all, Function<T, String> kind) {
    return all.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
  }

  @Property(tries = 20_000)
  @Label("reports in any order, any split, repeated, named or not, give each credit once or ask")
  void every_credit_counts_once(@ForAll long seed) {
    World world = new World(seed);
    Account account = new Account();
    world.files.forEach(account::take);
    Map<String, Long> truth =
        byKind(world.truths, t -> Money.ofMinor(t.minor(), "EUR") + " " + t.day());
    if (world.mixed) {
      // A channel that names some entries only may leave a question, never more money than moved.
      Map<String, Long> counted = account.counts();
      Map<String, Long> asked = byKind(account.doubts, r -> r.amount() + " " + r.day());
      assertThat(truth.keySet()).containsAll(counted.keySet());
      truth.forEach(
          (kind, moved) ->
              assertThat(counted.getOrDefault(kind, 0L))
                  .as(kind)
                  .isBetween(moved - asked.getOrDefault(kind, 0L), moved));
    } else {
      assertThat(account.counts()).isEqualTo(truth);
      assertThat(account.doubts).isEmpty();
    }
    assertThat(account.opened).extracting(Movement::id).doesNotHaveDuplicates();
  }

  @Example
  void two_references_of_two_channels_for_one_amount_and_day_are_a_doubt_until_one_tells_both() {
    Account account = new Account();
    account.take(List.of(report(Channel.CAMT_NOTIFICATION, "A", DAY, 100)));
    account.take(List.of(report(Channel.CAMT_STATEMENT, "B", DAY, 100)));
    assertThat(account.opened).hasSize(1);
    assertThat(account.doubts).hasSize(1);
    account.take(List.of(report(Channel.CAMT_STATEMENT, "A", DAY, 100)));
    assertThat(account.opened).extracting(Movement::reference).containsExactly("A", "B");
    assertThat(account.doubts).isEmpty();
  }

  @Example
  void a_reference_with_another_amount_or_weeks_later_contradicts() {
    Account account = new Account();
    account.take(List.of(report(Channel.CAMT_STATEMENT, "A", DAY, 100)));
    assertThat(account.movements.placeAll(List.of(report(Channel.MT940, "A", DAY, 101))).get(0))
        .extracting(Placed::placing)
        .isInstanceOf(Contradicts.class);
    assertThat(
            account
                .movements
                .placeAll(List.of(report(Channel.MT940, "A", DAY.plusDays(30), 100)))
                .get(0))
        .extracting(Placed::placing)
        .isInstanceOf(Contradicts.class);
  }

  @Example
  void pending_money_becomes_booked_and_stays_one() {
    AccountMovements movements = new AccountMovements("DE1", List.of());
    Report pending =
        new Report(
            "p",
            Channel.CAMT_NOTIFICATION,
            Direction.CREDIT,
            Money.ofMinor(100, "EUR"),
            DAY,
            DAY,
            true,
            null,
            Set.of());
    Report booked =
        new Report(
            "b",
            Channel.CAMT_NOTIFICATION,
            Direction.CREDIT,
            Money.ofMinor(100, "EUR"),
            DAY.minusDays(1),
            DAY,
            false,
            null,
            Set.of());
    assertThat(movements.placeAll(List.of(pending)).get(0).placing()).isInstanceOf(Opened.class);
    assertThat(movements.placeAll(List.of(booked)).get(0).placing())
        .isInstanceOfSatisfying(
            Joined.class,
            joined -> {
              assertThat(joined.booked()).isTrue();
              assertThat(joined.movement().day()).isEqualTo(DAY.minusDays(1));
            });
  }

  private static Report report(Channel channel, String reference, LocalDate day, long minor) {
    return new Report(
        channel + reference + minor + day,
        channel,
        Direction.CREDIT,
        Money.ofMinor(minor, "EUR"),
        day,
        day,
        false,
        reference,
        Set.of());
  }
}
