package io.quittance.matching.identity;

import io.quittance.receivables.Customer;
import java.util.List;

/**
 * A customer who may have paid.
 *
 * @param evidence the strongest first
 */
public record Candidate(Customer customer, List<Evidence> evidence) {
  /**
   * What a customer starts with before anything is known: one of about a thousand. A tenant with
   * more of them loses nothing, since the margin to the next one is asked for as well.
   */
  static final int PRIOR_BITS = -10;

  public Candidate {
    evidence = List.copyOf(evidence);
  }

  /** log2 of the odds that this customer paid. */
  public int bits() {
    return PRIOR_BITS + evidence.stream().mapToInt(Evidence::bits).sum();
  }

  boolean has(Evidence.Kind... kinds) {
    return evidence.stream().anyMatch(e -> e.bits() > 0 && List.of(kinds).contains(e.kind()));
  }
}
