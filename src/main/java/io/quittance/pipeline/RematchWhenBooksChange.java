package io.quittance.pipeline;

import io.quittance.bank.PaymentsChanged;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.receivables.CustomersChanged;
import io.quittance.receivables.ItemsChanged;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A payment, item or customer that arrives later may prove what waits for it. Enqueued in the
 * transaction of the import itself.
 */
@ApplicationScoped
class RematchWhenBooksChange {
  private static final String ALL = "all";

  private final Jobs jobs;
  private final InTenant inTenant;

  RematchWhenBooksChange(Jobs jobs, InTenant inTenant) {
    this.jobs = jobs;
    this.inTenant = inTenant;
  }

  void items(@Observes ItemsChanged changed) {
    enqueue();
  }

  void payments(@Observes PaymentsChanged changed) {
    enqueue();
  }

  void customers(@Observes CustomersChanged changed) {
    enqueue();
  }

  private void enqueue() {
    jobs.enqueue(new Job(Stages.REMATCH, inTenant.current(), ALL));
  }
}
