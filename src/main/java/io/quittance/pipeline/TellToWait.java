package io.quittance.pipeline;

import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.matching.Books;
import io.quittance.review.DecisionOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A person puts a proposal off until the books change or a day has come: the one that is entered as
 * {@code until}, else the end of the time that the policy lets things wait.
 */
@ApplicationScoped
class TellToWait {
  private static final int MOST_DAYS = 366;

  private final Books books;
  private final Jobs jobs;
  private final Clock clock;

  TellToWait(Books books, Jobs jobs, Clock clock) {
    this.books = books;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * @param again what looks at it when the day has come
   * @return empty when it was carried out
   */
  Optional<Refused> carryOut(ProposalRow row, Job again, PersonsDecision by) {
    if (row == null || !row.open()) {
      return Optional.of(
          new Refused("nothing-to-wait-for", "There is no open proposal that could wait."));
    }
    LocalDate today = LocalDate.now(clock);
    LocalDate until;
    try {
      until =
          by.entered("until")
              .map(LocalDate::parse)
              .orElse(
                  today.plusDays(Math.max(1, books.policy(null, row.customer).waiting().days())));
    } catch (DateTimeException notADay) {
      return Optional.of(badDay());
    }
    if (!until.isAfter(today) || until.isAfter(today.plusDays(MOST_DAYS))) {
      return Optional.of(badDay());
    }
    var waiting =
        ToldToWait.wrap(
            ToldToWait.without(PipelineJson.readProposal(row.body)),
            by.actor(),
            by.decision().note());
    row.verdict = waiting.verdict().name();
    row.body = PipelineJson.write(waiting);
    row.waitUntil = until;
    jobs.enqueueAt(again, until.atStartOfDay(clock.getZone()).toInstant());
    return Optional.empty();
  }

  /**
   * The proposal waits on, although it was looked at before its day: that used up what wakes it.
   */
  void remind(ProposalRow row, Job again) {
    if (row.waitUntil != null) {
      jobs.enqueueAt(again, row.waitUntil.atStartOfDay(clock.getZone()).toInstant());
    }
  }

  private static Refused badDay() {
    return new Refused(
        "bad-day",
        "corrections.until is a day from tomorrow to a year from now, written like 2026-03-31.");
  }
}
