package io.quittance.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.quittance.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A job and the rows that make it necessary are committed together or not at all. */
@QuarkusTest
class EnqueueTest {
  private static final String KIND = "count-tenant-rows";

  @Inject Jobs jobs;
  @Inject InTenant inTenant;
  @Inject Tenants tenants;
  @Inject CountRows handler;
  @Inject EntityManager entities;

  @Test
  void a_job_runs_after_the_commit_that_enqueued_it() throws Exception {
    TenantId tenant = newTenant();
    Job job = new Job(KIND, tenant, UUID.randomUUID().toString());
    inTenant.run(
        tenant,
        () -> {
          entities
              .createNativeQuery(
                  "insert into idempotent_request (key, request_hash, started_at) "
                      + "values ('k', 'h', now())")
              .executeUpdate();
          jobs.enqueue(job);
        });
    assertThat(handler.next()).isEqualTo(job.subject() + " sees 1");
  }

  @Test
  void a_rolled_back_transaction_leaves_no_job() {
    TenantId tenant = newTenant();
    String subject = UUID.randomUUID().toString();
    assertThatThrownBy(
            () ->
                inTenant.run(
                    tenant,
                    () -> {
                      jobs.enqueue(new Job(KIND, tenant, subject));
                      assertThat(waiting(subject)).isEqualTo(1);
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(QuarkusTransaction.requiringNew().call(() -> waiting(subject))).isZero();
  }

  @Test
  void a_job_outside_of_a_transaction_or_without_a_handler_is_refused() {
    TenantId tenant = newTenant();
    assertThatThrownBy(() -> jobs.enqueue(new Job(KIND, tenant, "x")))
        .hasMessageContaining("outside of a transaction");
    assertThatThrownBy(
            () -> inTenant.run(tenant, () -> jobs.enqueue(new Job("no-such-kind", tenant, "x"))))
        .hasMessageContaining("no-such-kind");
  }

  private TenantId newTenant() {
    TenantId tenant = new TenantId("jobs-" + UUID.randomUUID().toString().substring(0, 8));
    tenants.register(tenant, "Jobs");
    return tenant;
  }

  private long waiting(String subject) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from scheduled_tasks where task_instance like :subject")
                .setParameter("subject", "%/" + subject)
                .getSingleResult())
        .longValue();
  }

  /** Works as handlers do: opens the job's tenant itself, on a thread of the scheduler. */
  @ApplicationScoped
  static class CountRows implements JobHandler {
    private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();

    @Inject InTenant inTenant;
    @Inject EntityManager entities;

    String next() throws InterruptedException {
      return ran.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void run(Job job) {
      Object rows =
          inTenant.call(
              job.tenant(),
              () ->
                  entities
                      .createNativeQuery("select count(*) from idempotent_request")
                      .getSingleResult());
      ran.add(job.subject() + " sees " + rows);
    }

    @Override
    public void parked(Job job, int attempts, String reason) {
      ran.add("parked " + reason);
    }
  }
}
