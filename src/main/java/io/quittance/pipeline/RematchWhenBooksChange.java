package io.quittance.pipeline;

import io.quittance.bank.PaymentsChanged;
import io.quittance.receivables.CustomersChanged;
import io.quittance.receivables.ItemsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A payment, item or customer that arrives later may prove what waits for it. Enqueued in the
 * transaction of the import itself.
 */
@ApplicationScoped
class RematchWhenBooksChange {
  private final ChangedKeys changed;
  private final UnannouncedPayments unannounced;
  private final MatchPayment matchPayment;

  RematchWhenBooksChange(
      ChangedKeys changed, UnannouncedPayments unannounced, MatchPayment matchPayment) {
    this.changed = changed;
    this.unannounced = unannounced;
    this.matchPayment = matchPayment;
  }

  void items(@Observes ItemsChanged event) {
    changed.items(event.items());
  }

  void payments(@Observes PaymentsChanged event) {
    unannounced.await(event.payments());
    matchPayment.soon(event.payments());
    changed.payments(event.payments());
  }

  void customers(@Observes CustomersChanged event) {
    changed.customers(event.customers());
  }
}
