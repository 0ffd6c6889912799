package io.quittance.matching.combination;

import io.quittance.matching.combination.Combinations.Limit;
import io.quittance.matching.combination.Combinations.None;
import io.quittance.matching.combination.Combinations.NotDecided;
import io.quittance.matching.combination.Combinations.Several;
import io.quittance.matching.combination.Combinations.Unique;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Which combinations of open items give an amount: none, exactly one, several, or not decided
 * within the limits. "Exactly one" is said only when every other was excluded; items of equal
 * amounts are different items, so that one of two equal ones is several.
 *
 * <p>Combinations that people pay are tried first ({@link LikelyCombinations}); two of them already
 * are several. Else {@link MeetInTheMiddle} or {@link TwoBitsets} counts, whichever needs fewer
 * steps. The same items give the same answer in whatever order they come. Ends soon after its
 * thread is interrupted and leaves the interrupt set.
 */
public final class CountSubsets {
  /** So many are shown side by side. */
  private static final int SHOWN = 3;

  /** So many are gathered to choose the shown ones from. */
  private static final int GATHERED = 20;

  /** With so many weights two lists are short, whatever the amounts. */
  private static final int PART = 40;

  private static final Comparator<LocalDate> DATES =
      Comparator.nullsLast(Comparator.<LocalDate>naturalOrder());

  private static final Comparator<OpenAmount> OLDEST_FIRST =
      Comparator.comparing(OpenAmount::issued, DATES)
          .thenComparing(OpenAmount::due, DATES)
          .thenComparing(OpenAmount::number)
          .thenComparing(OpenAmount::id);

  private final SearchLimits limits;
  private final LongSupplier nanos;

  public CountSubsets(SearchLimits limits) {
    this(limits, System::nanoTime);
  }

  /**
   * @param nanos a running clock, as {@link System#nanoTime}
   */
  CountSubsets(SearchLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /**
   * Counts the combinations of some open items that give an amount.
   *
   * @param open items of one currency with different ids, credits negative
   * @param sought the amount in minor units; negative for money that went out
   * @param tolerance how far a sum may be from it in either direction, in minor units, not negative
   */
  public Combinations count(List<OpenAmount> open, long sought, long tolerance) {
    if (tolerance < 0) {
      throw new IllegalArgumentException("a tolerance is not negative");
    }
    if (open.size() > limits.items()) {
      return new NotDecided(Limit.ITEMS, List.of());
    }
    if (tolerance > OpenAmount.LARGEST || Math.abs((double) sought) > OpenAmount.LARGEST) {
      return new NotDecided(Limit.AMOUNT, List.of());
    }
    if (Math.abs(sought) <= tolerance) {
      return new NotDecided(Limit.NOTHING_SOUGHT, List.of());
    }
    List<OpenAmount> items = open.stream().sorted(OLDEST_FIRST).toList();
    return new Search(items, sought, tolerance, new Effort(limits, nanos)).answer();
  }

  /** One question with its items oldest first; sets are positions in them. */
  private final class Search {
    private final List<OpenAmount> items;
    private final long sought;
    private final long tolerance;
    private final Effort effort;
    private final ItemsInOrder order;
    private final Grounds grounds;

    Search(List<OpenAmount> items, long sought, long tolerance, Effort effort) {
      this.items = items;
      this.sought = sought;
      this.tolerance = tolerance;
      this.effort = effort;
      this.order = new ItemsInOrder(items);
      this.grounds = new Grounds(order);
    }

    Combinations answer() {
      long[] amounts = items.stream().mapToLong(OpenAmount::minor).toArray();
      Optional<Lattice> lattice = Lattice.of(amounts, sought - tolerance, sought + tolerance);
      return lattice.isEmpty() ? new None() : answer(lattice.get());
    }

    private Combinations answer(Lattice lattice) {
      ChanceHits chance = ChanceHits.of(lattice, sought, tolerance);
      Set<BitSet> known =
          new LikelyCombinations(order, sought - tolerance, sought + tolerance).find();
      if (known.size() > 1) {
        return new Several(best(known), chance);
      }
      if (!chance.below(limits.chanceHits())) {
        return new NotDecided(Limit.CHANCE, best(known));
      }
      Found found = search(lattice);
      found.solutions().forEach(known::add);
      if (known.size() > 1) {
        return new Several(best(known), chance);
      }
      if (found.limit().isPresent()) {
        return new NotDecided(found.limit().get(), best(known));
      }
      return known.isEmpty() ? new None() : new Unique(best(known).get(0), chance);
    }

    /** Solutions as sets of items. */
    private Found search(Lattice lattice) {
      Found found = counted(lattice);
      if (found.limit().filter(limit -> limit == Limit.MEMORY).isPresent()) {
        return ofPart(lattice);
      }
      return onItems(lattice, found);
    }

    private Found counted(Lattice lattice) {
      boolean bitsets = TwoBitsets.fits(lattice, effort);
      return bitsets && TwoBitsets.steps(lattice) < MeetInTheMiddle.steps(lattice)
          ? TwoBitsets.count(lattice, effort, GATHERED)
          : MeetInTheMiddle.count(lattice, effort, GATHERED);
    }

    /**
     * Where all cannot be counted two solutions of a part show that there are several: the oldest
     * are taken as far as the sum goes, the next ones vary.
     */
    private Found ofPart(Lattice lattice) {
      int from = 0;
      int size = Math.min(PART, lattice.size());
      long before = 0;
      long half = 0;
      for (int i = 0; i < size; i++) {
        half += lattice.weights[i] / 2;
      }
      while (from + size < lattice.size() && before + half + lattice.weights[from] <= lattice.lo) {
        before += lattice.weights[from];
        half += lattice.weights[from + size] / 2 - lattice.weights[from] / 2;
        from++;
      }
      Lattice part = lattice.part(from, from + size);
      Found found = onItems(part, MeetInTheMiddle.count(part, effort, GATHERED));
      return new Found(found.solutions(), Optional.of(found.limit().orElse(Limit.MEMORY)));
    }

    private Found onItems(Lattice lattice, Found found) {
      return new Found(found.solutions().stream().map(lattice::amounts).toList(), found.limit());
    }

    private List<Combination> best(Set<BitSet> sets) {
      return grounds.ranked(sets, SHOWN).stream()
          .map(
              plausible ->
                  new Combination(
                      plausible.set().stream().mapToObj(items::get).toList(),
                      sought - order.sum(plausible.set()),
                      plausible.grounds()))
          .toList();
    }
  }
}
