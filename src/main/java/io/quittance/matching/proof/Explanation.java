package io.quittance.matching.proof;

import java.util.List;

/** One way in which an invoice can have been paid as a line says. Pure. */
@FunctionalInterface
interface Explanation {
  /** Empty when this is not what happened; several when it can have happened in several ways. */
  List<Settlement> of(PaidLine paid);
}
