package io.quittance.jobs;

/**
 * Runs jobs of one kind. Implementations are CDI beans found by {@link #kind()}.
 *
 * <p>A handler may run again after a crash at any point: it opens its own transactions and finds
 * out what is already done.
 */
public interface JobHandler {
  String kind();

  /**
   * Does the work. An exception is a failed attempt: it is retried with growing pauses, and after
   * the last attempt, or at once after a {@link PermanentFailure}, {@link #parked} is called.
   *
   * <p>What cannot be done now through no fault of the work, the handler enqueues again for later
   * ({@link Jobs#enqueueAt}) and returns: no attempt is used up and no pause grows.
   */
  void run(Job job);

  /**
   * How many runs of this kind at a time do nothing but wait for others, such as a provider. So
   * many threads are added to those that work; that no more of them wait is for the handler to see
   * to.
   */
  default int waiting() {
    return 0;
  }

  /**
   * Called when the last attempt has failed; makes the failure visible where people look. Called
   * again if it throws or the process ends meanwhile.
   */
  void parked(Job job, int attempts, String reason);
}
