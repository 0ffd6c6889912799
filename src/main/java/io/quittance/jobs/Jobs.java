package io.quittance.jobs;

import java.time.Instant;
import java.util.List;

/**
 * The port through which stages enqueue work in the transaction that makes the work necessary: both
 * commit or neither.
 *
 * <p>Whoever enqueues several jobs in one transaction does it in the order of their subjects, so
 * that two such transactions wait for each other instead of blocking each other.
 */
public interface Jobs {
  /**
   * Enqueues the job unless the same job already waits; to be called inside a transaction. While
   * the same job runs, it is run once more afterwards: the running one may have read too early.
   *
   * @throws IllegalStateException outside of a transaction
   * @throws IllegalArgumentException when no {@link JobHandler} has this kind
   */
  void enqueue(Job job);

  /** As {@link #enqueue(Job)}, due at a later time. */
  void enqueueAt(Job job, Instant due);

  /** As {@link #enqueueAt} for each of them, in this order, sent together. */
  void enqueueAll(List<Job> jobs, Instant due);
}
