package io.quittance.workbench;

import io.quittance.api.Caller;
import io.quittance.database.Repeated;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Carries out what a person decided on a page, if the case still is what the page showed. */
@ApplicationScoped
class DecideCase {
  private final ReviewCases cases;
  private final Repeated repeated;
  private final Caller caller;

  DecideCase(ReviewCases cases, Repeated repeated, Caller caller) {
    this.cases = cases;
    this.repeated = repeated;
    this.caller = caller;
  }

  /**
   * @param seen the proposal that was shown, or null for a case about the whole subject
   */
  DecisionOutcome decide(UUID review, UUID seen, Decision decision) {
    return decide(review, seen, decision, () -> true);
  }

  /**
   * @param asShown looks, in the transaction of the decision, whether it still does what was shown
   */
  DecisionOutcome decide(UUID review, UUID seen, Decision decision, BooleanSupplier asShown) {
    return repeated.call(
        caller.tenant(),
        () -> {
          if (!asShown.getAsBoolean()) {
            return new DecisionOutcome.Refused(
                DecisionOutcome.Refused.CHANGED,
                "Payment, items or advice have changed since you looked. Nothing was done; look"
                    + " again.");
          }
          Optional<ReviewCase> open = cases.find(review);
          if (open.isPresent() && !Objects.equals(seen, open.get().proposal())) {
            return new DecisionOutcome.Refused(
                DecisionOutcome.Refused.CHANGED,
                "The proposal has changed since you looked at it. Nothing was done; look again.");
          }
          boolean ofMessage = open.map(ReviewCase::message).isPresent();
          return cases
              .decide(review, decision, null, DecidedBy.one(caller.actor(), caller.groups()))
              .fold(
                  done ->
                      new DecisionOutcome.Done(
                          done.status().equals(ReviewCases.AWAITING_APPROVAL)
                              ? "It is above your limit: nothing was posted, somebody else with the"
                                  + " limit approves it."
                              : ofMessage
                                  ? "The message is now " + done.status() + "."
                                  : "The case is " + done.status() + "."),
                  refused ->
                      new DecisionOutcome.Refused(
                          refused.code().equals("already-decided")
                              ? DecisionOutcome.Refused.CHANGED
                              : refused.code(),
                          refused.message()));
        });
  }
}
