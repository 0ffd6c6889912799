package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import java.util.List;

/**
 * What somebody proposes to post for one advice: a matcher, a model, a person or a random
 * generator. Nothing in it is believed.
 *
 * @param payment id of the payment
 * @param customer id of the customer taken for the payer, or null
 */
public record Claim(String payment, String customer, List<Application> applications) {
  public Claim {
    applications = List.copyOf(applications);
  }
}
