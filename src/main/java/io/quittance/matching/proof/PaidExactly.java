package io.quittance.matching.proof;

import java.util.List;

/** The line pays what is open. */
final class PaidExactly implements Explanation {
  @Override
  public List<Settlement> of(PaidLine paid) {
    return paid.line().net().equals(paid.open())
        ? List.of(Settlement.exact(paid.plain(paid.open())))
        : List.of();
  }
}
