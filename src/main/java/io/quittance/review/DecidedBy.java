package io.quittance.review;

import java.util.Set;

/**
 * Who stands behind a decision.
 *
 * @param actor who decided
 * @param groups of clerks that the actor belongs to; limits go by them
 * @param approver a second person who accepted it, or null
 * @param approverGroups those of the approver
 */
public record DecidedBy(
    String actor, Set<String> groups, String approver, Set<String> approverGroups) {
  public DecidedBy {
    groups = Set.copyOf(groups);
    approverGroups = Set.copyOf(approverGroups);
  }

  public static DecidedBy one(String actor, Set<String> groups) {
    return new DecidedBy(actor, groups, null, Set.of());
  }

  DecidedBy acceptedBy(String second, Set<String> groupsOfSecond) {
    return new DecidedBy(actor, groups, second, groupsOfSecond);
  }
}
