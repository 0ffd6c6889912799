package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.database.Sql;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.matching.Books;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Money waits for its advice as an advice waits for its money: as long as the policy says, then a
 * person is told. One that an advice speaks of by then is that advice's case, and is looked at
 * again later: the advice may turn out to mean another.
 */
@ApplicationScoped
class UnannouncedPayments implements JobHandler {
  private final Books books;
  private final MatchPayment matchPayment;
  private final Sql sql;
  private final Jobs jobs;
  private final InTenant inTenant;
  private final Clock clock;

  UnannouncedPayments(
      Books books, MatchPayment matchPayment, Sql sql, Jobs jobs, InTenant inTenant, Clock clock) {
    this.books = books;
    this.matchPayment = matchPayment;
    this.sql = sql;
    this.jobs = jobs;
    this.inTenant = inTenant;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Stages.UNANNOUNCED;
  }

  /** In the transaction that brought the payments. */
  void await(Collection<String> payments) {
    await(payments, books.policy(null, null).waiting().days());
  }

  /** Looks at the payment again after so many days. */
  void await(String payment, int days) {
    await(List.of(payment), days);
  }

  private void await(Collection<String> payments, int days) {
    TenantId tenant = inTenant.current();
    jobs.enqueueAll(
        payments.stream()
            .sorted()
            .map(payment -> new Job(Stages.UNANNOUNCED, tenant, payment))
            .toList(),
        clock.instant().plus(Duration.ofDays(days)));
  }

  @Override
  public void run(Job job) {
    inTenant.run(job.tenant(), () -> look(job.subject()));
  }

  private void look(String id) {
    Payment payment = books.payment(id).filter(MatchPayment::untouched).orElse(null);
    if (payment == null) {
      return;
    }
    int days = books.policy(payment.legalEntity(), null).waiting().days();
    if (spokenOf(id)) {
      await(id, Math.max(1, days));
    } else {
      matchPayment.match(id, true);
    }
  }

  private boolean spokenOf(String payment) {
    return sql.first(
            "select 1 from proposal where payment = ? and message is not null and state = 'open'",
            row -> true,
            payment)
        .isPresent();
  }

  @Override
  public void parked(Job job, int attempts, String reason) {
    // The payment stays unidentified and is listed as such; the log names the failure.
  }
}
