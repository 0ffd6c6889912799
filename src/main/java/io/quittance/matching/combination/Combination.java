package io.quittance.matching.combination;

import java.util.List;

/**
 * Open items whose amounts give what is sought, within the tolerance.
 *
 * @param items oldest first, never empty
 * @param difference what is sought less the items' sum, in minor units; 0 without a tolerance
 * @param grounds why it is plausible, the best first, never empty
 */
public record Combination(List<OpenAmount> items, long difference, List<Ground> grounds) {
  public Combination {
    items = List.copyOf(items);
    grounds = List.copyOf(grounds);
  }

  public boolean has(Ground ground) {
    return grounds.contains(ground);
  }
}
