package io.quittance.evaluation.simulate;

import java.util.List;
import java.util.Set;

/**
 * What became of a payment.
 *
 * @param applied shares that were applied as they are, without a person
 * @param named shares whose advice names them exactly
 * @param provable those of the named ones that may be posted without a person
 * @param held reasons why a person had to decide, empty when none
 * @param shown whether anything was proposed: what still waits for its mail or money is put before
 *     nobody
 * @param words those reasons as a person reads them
 * @param rightFirst whether the recommendation that a person saw first was the truth
 * @param rightWhenOpened the same of what is seen by whoever opens a payment that nobody was shown
 */
record Outcome(
    Receipt receipt,
    Set<Share> applied,
    Set<Share> named,
    Set<Share> provable,
    Set<Share> appliedByBaseline,
    boolean wholeByBaseline,
    String held,
    boolean shown,
    List<String> words,
    boolean rightFirst,
    boolean rightWhenOpened,
    int wrong) {
  Outcome {
    applied = Set.copyOf(applied);
    named = Set.copyOf(named);
    provable = Set.copyOf(provable);
    words = List.copyOf(words);
    appliedByBaseline = Set.copyOf(appliedByBaseline);
  }

  boolean touchless() {
    return applied.size() == receipt.shares().size();
  }

  int namedApplied() {
    return (int) named.stream().filter(applied::contains).count();
  }

  int provableApplied() {
    return (int) provable.stream().filter(applied::contains).count();
  }
}
