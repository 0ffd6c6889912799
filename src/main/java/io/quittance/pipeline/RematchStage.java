package io.quittance.pipeline;

import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * When books have changed, the undecided advices and untouched payments that the change concerns
 * are matched again. One such job waits at a time, however many imports come. The subject {@code
 * all} has everything undecided of the tenant matched again.
 */
@ApplicationScoped
class RematchStage implements JobHandler {
  private static final int BATCH = 500;

  /** Changes looked at in one transaction. */
  private static final int NOTES = 5_000;

  private final MessageRows messages;
  private final ChangedKeys changed;
  private final Jobs jobs;
  private final InTenant inTenant;

  RematchStage(MessageRows messages, ChangedKeys changed, Jobs jobs, InTenant inTenant) {
    this.messages = messages;
    this.changed = changed;
    this.jobs = jobs;
    this.inTenant = inTenant;
  }

  @Override
  public String kind() {
    return Stages.REMATCH;
  }

  @Override
  public void run(Job job) {
    if (job.subject().equals(ChangedKeys.CHANGED)) {
      while (inTenant.call(job.tenant(), () -> concerned(job)) == NOTES) {
        // The rest in a transaction of its own.
        continue;
      }
      return;
    }
    UUID after = new UUID(0, 0);
    List<UUID> batch;
    do {
      UUID from = after;
      batch = inTenant.call(job.tenant(), () -> enqueue(job, from));
      after = batch.isEmpty() ? after : batch.get(batch.size() - 1);
    } while (batch.size() == BATCH);
  }

  private int concerned(Job job) {
    ChangedKeys.Taken taken = changed.take(NOTES);
    for (UUID message : taken.messages()) {
      jobs.enqueue(new Job(Stages.MATCH, job.tenant(), message.toString()));
    }
    for (String payment : taken.payments()) {
      jobs.enqueue(new Job(Stages.MATCH_PAYMENT, job.tenant(), payment));
    }
    return taken.notes();
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
