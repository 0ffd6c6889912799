package io.quittance.pipeline;

import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.mailbox.FilingStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Files the mail of a remittance away in its mailbox, where the mailbox is set to it. A step of its
 * own after everything else is kept: that it fails changes nothing but where the mail lies.
 */
@ApplicationScoped
class FileStage implements JobHandler {
  private final FilingStep filing;

  FileStage(FilingStep filing) {
    this.filing = filing;
  }

  @Override
  public String kind() {
    return Stages.FILE;
  }

  @Override
  public void run(Job job) {
    filing.file(job.tenant(), UUID.fromString(job.subject()));
  }

  @Override
  public void parked(Job job, int attempts, String reason) {
    // The mail stays where it is; the log says why. The message itself is not touched.
  }
}
