package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.document.ReadMessage;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** An advice waits for its money as long as the policy says; then a person is told. */
@ApplicationScoped
class WaitForMoney {
  /** An expected day further ahead than this is a misprint and postpones nothing. */
  private static final int MOST_DAYS_AHEAD = 366;

  private final Books books;
  private final Jobs jobs;
  private final InTenant inTenant;
  private final Clock clock;

  WaitForMoney(Books books, Jobs jobs, InTenant inTenant, Clock clock) {
    this.books = books;
    this.jobs = jobs;
    this.inTenant = inTenant;
    this.clock = clock;
  }

  /**
   * The proposal, or what has become of one that has waited long enough; while it may wait on, the
   * message is matched again at the end of that time.
   */
  Proposal unlessTooLong(MessageRow message, ReadMessage source, Advice advice, Proposal proposal) {
    Proposal today = today(message, source, advice, proposal, books);
    if (today.verdict() == Proposal.Verdict.WAIT) {
      jobs.enqueueAt(
          new Job(Stages.MATCH, inTenant.current(), message.id.toString()),
          until(message, source, advice, proposal, books)
              .plusDays(1)
              .atStartOfDay(clock.getZone())
              .toInstant());
    }
    return today;
  }

  /** As {@link #unlessTooLong} under the policy of these books; looks, and remembers nothing. */
  Proposal today(
      MessageRow message, ReadMessage source, Advice advice, Proposal proposal, Books under) {
    if (proposal.verdict() != Proposal.Verdict.WAIT) {
      return proposal;
    }
    LocalDate until = until(message, source, advice, proposal, under);
    if (!LocalDate.now(clock).isAfter(until)) {
      return proposal;
    }
    return proposal.with(
        Proposal.Verdict.REVIEW,
        ReasonCode.WAITED_TOO_LONG.because(
            "no money came for it within %d days of %s, until %s"
                .formatted(
                    under.policy(null, proposal.customer()).waiting().days(),
                    since(message, source, advice),
                    until)));
  }

  private LocalDate until(
      MessageRow message, ReadMessage source, Advice advice, Proposal proposal, Books under) {
    return since(message, source, advice)
        .plusDays(under.policy(null, proposal.customer()).waiting().days());
  }

  /** The later of the day it came and the day on which it expects the money. */
  private LocalDate since(MessageRow message, ReadMessage source, Advice advice) {
    LocalDate received = LocalDate.ofInstant(message.receivedAt, clock.getZone());
    return PaymentSearch.expected(advice, source)
        .filter(day -> day.isAfter(received))
        .filter(day -> day.isBefore(received.plusDays(MOST_DAYS_AHEAD)))
        .orElse(received);
  }
}
