package io.quittance.jobs;

import java.time.Instant;

/**
 * The port through which stages enqueue work in the transaction that makes the work necessary: both
 * commit or neither.
 */
public interface Jobs {
  /** Enqueues the job unless the same job already waits; to be called inside a transaction. */
  void enqueue(Job job);

  /** As {@link #enqueue(Job)}, due at a later time. */
  void enqueueAt(Job job, Instant due);
}
