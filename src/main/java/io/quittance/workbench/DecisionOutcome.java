package io.quittance.workbench;

import java.util.function.Function;

/** What became of a decision. Nothing is ever half done. */
public sealed interface DecisionOutcome {

  /**
   * @param message what happened, with the figures
   */
  record Done(String message) implements DecisionOutcome {}

  /**
   * @param code for example {@link #CHANGED} or a refusal of the ledger
   * @param message names the rule, the amounts and what to do
   */
  record Refused(String code, String message) implements DecisionOutcome {
    /** The case is no longer what the person saw. */
    public static final String CHANGED = "changed-meanwhile";

    public boolean changed() {
      return CHANGED.equals(code);
    }
  }

  default <T> T fold(Function<Done, T> done, Function<Refused, T> refused) {
    return this instanceof Done d ? done.apply(d) : refused.apply((Refused) this);
  }
}
