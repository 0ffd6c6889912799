package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Ground;
import java.util.List;

/**
 * What somebody proposes to post of a payment that no advice speaks of. Nothing in it is believed.
 *
 * @param ground {@code BANK_TEXT}, {@code COMBINATION} or {@code RULE}
 * @param payment id of the payment
 * @param customer id of the customer taken for the payer, or null
 */
public record UnannouncedClaim(
    Ground ground, String payment, String customer, List<Application> applications) {
  public UnannouncedClaim {
    applications = List.copyOf(applications);
  }
}
