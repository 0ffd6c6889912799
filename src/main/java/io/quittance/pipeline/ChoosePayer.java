package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.ledger.ApplicationRequest;
import io.quittance.ledger.Ledger;
import io.quittance.review.DecisionOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person says who paid: the money becomes that customer's, on no item yet, and the account is
 * remembered as a word that no money has proven.
 */
@ApplicationScoped
class ChoosePayer {
  private final Ledger ledger;
  private final LearnFromDecision learn;
  private final Clock clock;

  ChoosePayer(Ledger ledger, LearnFromDecision learn, Clock clock) {
    this.ledger = ledger;
    this.learn = learn;
    this.clock = clock;
  }

  /** Empty when it was carried out. */
  Optional<Refused> carryOut(Payment payment, PersonsDecision by) {
    Optional<String> customer = by.entered("customer");
    if (customer.isEmpty()) {
      return Optional.of(
          new Refused("customer-required", "Name in corrections.customer who has paid."));
    }
    return ledger
        .apply(
            new ApplicationRequest(
                PersonsDecision.key(),
                payment.id(),
                customer.get(),
                List.of(),
                true,
                LocalDate.now(clock),
                by.cited()))
        .fold(
            posted -> {
              learn.told(
                  payment,
                  by.message() == null ? null : by.message().toString(),
                  customer.get(),
                  by.actor());
              return Optional.empty();
            },
            refused -> Optional.of(PersonsDecision.refused(refused)));
  }
}
