package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.ledger.Ledger;
import io.quittance.ledger.MoveRequest;
import io.quittance.matching.Books;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.receivables.Customer;
import io.quittance.review.DecisionOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** A person leaves what is available of a payment on the account of the customer who paid. */
@ApplicationScoped
class PutOnAccount {
  private final Ledger ledger;
  private final Books books;
  private final Clock clock;

  PutOnAccount(Ledger ledger, Books books, Clock clock) {
    this.ledger = ledger;
    this.books = books;
    this.clock = clock;
  }

  /** Empty when it was carried out. */
  Optional<Refused> carryOut(Payment payment, PersonsDecision by) {
    Optional<String> customer =
        by.entered("customer").or(() -> PaidFrom.of(payment, books).owner().map(Customer::id));
    if (customer.isEmpty()) {
      return Optional.of(
          new Refused(
              "customer-required",
              "It is not certain who has paid; name in corrections.customer whose account it is."));
    }
    return ledger
        .move(
            new MoveRequest(
                PersonsDecision.key(),
                payment.id(),
                MoveRequest.Use.ON_ACCOUNT,
                payment.available(),
                customer.get(),
                LocalDate.now(clock),
                by.cited()))
        .fold(posted -> Optional.empty(), refused -> Optional.of(PersonsDecision.refused(refused)));
  }
}
