package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.MoveRequest;
import io.quittance.review.DecisionOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** A person says that what is available of a payment is no customer's payment at all. */
@ApplicationScoped
class TakeOutOfReceivables {
  private final Ledger ledger;
  private final Clock clock;

  TakeOutOfReceivables(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Empty when it was carried out. */
  Optional<Refused> carryOut(Payment payment, PersonsDecision by) {
    if (!by.hasNote()) {
      return Optional.of(new Refused("note-required", "Say in the note what the money is."));
    }
    return ledger
        .move(
            new MoveRequest(
                PersonsDecision.key(),
                payment.id(),
                MoveRequest.Use.NOT_RECEIVABLE,
                payment.available(),
                null,
                LocalDate.now(clock),
                by.cited()))
        .fold(posted -> Optional.empty(), refused -> Optional.of(PersonsDecision.refused(refused)));
  }
}
