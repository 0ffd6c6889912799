package io.quittance.pipeline;

import io.quittance.jobs.Job;
import io.quittance.review.ReviewCases;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A message whose stage failed for the last time: it is set aside with the reason, and nothing more
 * happens until someone reprocesses it.
 */
final class ParkedMessage {
  private ParkedMessage() {}

  /**
   * @param waits whether the message still waits for the stage; a run taken for dead may fail after
   *     another one got through
   */
  static void park(
      MessageRows messages,
      ReviewCases cases,
      Clock clock,
      Job job,
      int attempts,
      String reason,
      Predicate<MessageRow> waits) {
    messages
        .held(UUID.fromString(job.subject()))
        .filter(waits)
        .ifPresent(
            row -> {
              row.status = MessageStatus.PARKED.text();
              row.reasons =
                  PipelineJson.write(
                      List.of(
                          new MessageSummary.Reason(
                              "failed",
                              "The stage "
                                  + job.kind()
                                  + " failed "
                                  + attempts
                                  + " times, the last time with: "
                                  + reason
                                  + ". The mail is kept; reprocess it when the cause is mended.")));
              row.changedAt = clock.instant();
              cases.supersede(row.id);
            });
  }
}
