package io.quittance.advice;

import io.quittance.document.ReadMessage;
import java.util.List;

/**
 * Says whether an advice, whoever proposed it, says only what the visible source says: each value
 * stands at its evidence, is spelt there, means what its label or column says, and the sums add up.
 * Trusts nothing in the advice, neither its confidence nor its problems.
 */
public interface Verifier {
  /**
   * Empty when everything holds. A problem whose code holds keeps the advice from being applied by
   * itself.
   */
  List<Problem> check(Advice advice, ReadMessage source);
}
