package io.quittance.review;

import java.util.function.Function;

/** What became of a decision: carried out whole, or refused whole with the reason. */
public sealed interface DecisionOutcome {

  /**
   * @param status where the message stands now; {@code decided} for other subjects; {@code
   *     awaiting-approval} when the decision waits for a second person and nothing was posted
   */
  record Done(String status) implements DecisionOutcome {}

  /**
   * @param code kebab-case, stable; @param message what happened, what was kept, what to do
   */
  record Refused(String code, String message) implements DecisionOutcome {
    /** Somebody else with the limit has to accept it first. */
    public static final String NEEDS_APPROVAL = "needs-approval";
  }

  default <T> T fold(Function<Done, T> done, Function<Refused, T> refused) {
    return this instanceof Done d ? done.apply(d) : refused.apply((Refused) this);
  }
}
