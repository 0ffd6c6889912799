package io.quittance.matching.combination;

import java.util.List;
import java.util.function.Function;

/** How many combinations of open items give an amount: what is known and not more than that. */
public sealed interface Combinations {

  /** No combination gives the amount. */
  record None() implements Combinations {}

  /** Exactly one does; every other was excluded. */
  record Unique(Combination combination, ChanceHits chance) implements Combinations {}

  /**
   * At least two do.
   *
   * @param best at least two of them, the most plausible first
   */
  record Several(List<Combination> best, ChanceHits chance) implements Combinations {
    public Several {
      best = List.copyOf(best);
    }
  }

  /**
   * A limit ended the search: nothing is known about how many there are.
   *
   * @param known what was found by structure or until then, possibly nothing; never a proof
   */
  record NotDecided(Limit limit, List<Combination> known) implements Combinations {
    public NotDecided {
      known = List.copyOf(known);
    }
  }

  /** What ended a search. */
  enum Limit {
    NOTHING_SOUGHT("the amount is within the tolerance of zero, which no item explains too"),
    ITEMS("more open items than the limit"),
    AMOUNT("an amount beyond a trillion"),
    CHANCE("so many combinations are expected by chance that counting them was left out"),
    MEMORY("counting needs more memory than the limit"),
    WORK("counting needs more steps than the limit"),
    TIME("counting took longer than the limit"),
    INTERRUPTED("the search was interrupted");

    private final String words;

    Limit(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  default <T> T fold(
      Function<None, T> none,
      Function<Unique, T> unique,
      Function<Several, T> several,
      Function<NotDecided, T> notDecided) {
    if (this instanceof None n) {
      return none.apply(n);
    }
    if (this instanceof Unique u) {
      return unique.apply(u);
    }
    return this instanceof Several s ? several.apply(s) : notDecided.apply((NotDecided) this);
  }
}
