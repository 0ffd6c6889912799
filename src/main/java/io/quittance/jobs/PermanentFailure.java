package io.quittance.jobs;

/** A failure that another attempt cannot mend: the job is parked at once. */
public final class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason in words a person reads; shown where the parked work is
   */
  public PermanentFailure(String reason, Throwable cause) {
    super(reason, cause);
  }

  public PermanentFailure(String reason) {
    super(reason);
  }
}
