package io.quittance.pipeline;

import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * When books have changed, everything undecided of the tenant is matched again. One such job waits
 * at a time, however many imports come.
 */
@ApplicationScoped
class RematchStage implements JobHandler {
  private static final int BATCH = 500;

  private final MessageRows messages;
  private final Jobs jobs;
  private final InTenant inTenant;

  RematchStage(MessageRows messages, Jobs jobs, InTenant inTenant) {
    this.messages = messages;
    this.jobs = jobs;
    this.inTenant = inTenant;
  }

  @Override
  public String kind() {
    return Stages.REMATCH;
  }

  @Override
  public void run(Job job) {
    UUID after = new UUID(0, 0);
    List<UUID> batch;
    do {
      UUID from = after;
      batch = inTenant.call(job.tenant(), () -> enqueue(job, from));
      after = batch.isEmpty() ? after : batch.get(batch.size() - 1);
    } while (batch.size() == BATCH);
  }

  private List<UUID> enqueue(Job job, UUID after) {
    List<UUID> undecided = messages.undecidedAfter(after, BATCH);
    for (UUID message : undecided) {
      jobs.enqueue(new Job(Stages.MATCH, job.tenant(), message.toString()));
    }
    return undecided;
  }

  @Override
  public void parked(Job job, int attempts, String reason) {
    // Nothing is lost: the next change of the books enqueues it again, and the log names the
    // failure.
  }
}
