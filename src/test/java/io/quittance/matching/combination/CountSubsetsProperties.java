package io.quittance.matching.combination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.matching.combination.Combinations.None;
import io.quittance.matching.combination.Combinations.NotDecided;
import io.quittance.matching.combination.Combinations.Several;
import io.quittance.matching.combination.Combinations.Unique;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Counting never misses a solution: against looking at every subset. */
class CountSubsetsProperties {
  /** Questions a try; the full counts ask 100,000 in all. */
  private static final int QUESTIONS =
      "full".equals(System.getProperty("quittance.counts")) ? 200 : 1;

  private static final int MANY = 1_000_000;

  private final CountSubsets counting = new CountSubsets(SearchLimits.DEFAULT);

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void says_what_looking_at_every_subset_says(@ForAll long seed) {
    for (int i = 0; i < QUESTIONS; i++) {
      RandomItems random = new RandomItems(seed + i);
      Set<Set<String>> all = EverySubset.of(random.items, random.sought, random.tolerance);
      Combinations answer = counting.count(random.items, random.sought, random.tolerance);
      Statistics.label("answers")
          .collect(answer.getClass().getSimpleName())
          .coverage(
              c -> {
                c.check("None").percentage(p -> p > 10);
                c.check("Unique").percentage(p -> p > 10);
                c.check("Several").percentage(p -> p > 10);
              });
      if (Math.abs(random.sought) <= random.tolerance) {
        assertThat(answer).isInstanceOf(NotDecided.class);
      } else {
        assertSame(answer, all, seed + i, random);
      }
    }
  }

  private static void assertSame(
      Combinations answer, Set<Set<String>> all, long seed, RandomItems random) {
    if (answer instanceof None) {
      assertThat(all).as("seed %d", seed).isEmpty();
    } else if (answer instanceof Unique unique) {
      assertThat(all).as("seed %d", seed).containsExactly(ids(unique.combination()));
      assertThat(unique.combination().difference())
          .isEqualTo(random.sought - sum(unique.combination()));
    } else if (answer instanceof Several several) {
      List<Set<String>> shown = several.best().stream().map(CountSubsetsProperties::ids).toList();
      assertThat(shown).as("seed %d", seed).hasSizeGreaterThan(1).doesNotHaveDuplicates();
      assertThat(all).as("seed %d", seed).containsAll(shown);
    } else {
      throw new AssertionError("not decided at seed " + seed + ": " + answer);
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void either_way_of_counting_alone_finds_as_many(@ForAll long seed) {
    for (int i = 0; i < QUESTIONS; i++) {
      RandomItems random = new RandomItems(seed + i);
      if (Math.abs(random.sought) <= random.tolerance) {
        continue;
      }
      Set<Set<String>> all = EverySubset.of(random.items, random.sought, random.tolerance);
      Optional<Lattice> lattice =
          Lattice.of(
              random.items.stream().mapToLong(OpenAmount::minor).toArray(),
              random.sought - random.tolerance,
              random.sought + random.tolerance);
      if (lattice.isEmpty()) {
        assertThat(all).as("seed %d", seed + i).isEmpty();
        continue;
      }
      Effort effort = new Effort(SearchLimits.DEFAULT, System::nanoTime);
      assertThat(sets(random, lattice.get(), MeetInTheMiddle.count(lattice.get(), effort, MANY)))
          .as("two lists, seed %d", seed + i)
          .isEqualTo(all);
      if (lattice.get().hi < MANY) {
        Set<Set<String>> bits =
            sets(random, lattice.get(), TwoBitsets.count(lattice.get(), effort, MANY));
        assertThat(all).as("two bitsets, seed %d", seed + i).containsAll(bits);
        assertThat(Math.min(2, bits.size())).isEqualTo(Math.min(2, all.size()));
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void the_order_of_the_items_changes_nothing(@ForAll long seed) {
    RandomItems random = new RandomItems(seed);
    List<OpenAmount> shuffled = new ArrayList<>(random.items);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(counting.count(shuffled, random.sought, random.tolerance))
        .isEqualTo(counting.count(random.items, random.sought, random.tolerance));
  }

  /** Whatever the limit is, what is said within it is true. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void narrow_limits_leave_undecided_and_never_lie(@ForAll long seed) {
    RandomItems random = new RandomItems(seed);
    Random limit = new Random(seed);
    CountSubsets narrow =
        new CountSubsets(
            new SearchLimits(
                20,
                1 + limit.nextInt(4_000),
                1 + limit.nextInt(200),
                SearchLimits.DEFAULT.time(),
                Double.POSITIVE_INFINITY));
    Combinations answer = narrow.count(random.items, random.sought, random.tolerance);
    Set<Set<String>> all = EverySubset.of(random.items, random.sought, random.tolerance);
    if (answer instanceof NotDecided undecided) {
      assertThat(all)
          .containsAll(undecided.known().stream().map(CountSubsetsProperties::ids).toList());
    } else {
      assertSame(answer, all, seed, random);
    }
    Statistics.label("narrow").collect(answer instanceof NotDecided);
  }

  private static Set<Set<String>> sets(RandomItems random, Lattice lattice, Found found) {
    assertThat(found.limit()).isEmpty();
    Set<Set<String>> sets = new HashSet<>();
    for (BitSet solution : found.solutions()) {
      assertThat(sets.add(EverySubset.ids(random.items, lattice.amounts(solution)))).isTrue();
    }
    return sets;
  }

  private static Set<String> ids(Combination combination) {
    return combination.items().stream().map(OpenAmount::id).collect(Collectors.toSet());
  }

  private static long sum(Combination combination) {
    return combination.items().stream().mapToLong(OpenAmount::minor).sum();
  }
}
