package io.quittance.certificate;

import io.quittance.certificate.score.Score;
import io.quittance.certificate.score.ScorePosting;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.proof.Coverable;
import io.quittance.money.Money;
import io.quittance.policy.Statistics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides whether a proposal that is not proven may post all the same. Every such proposal whose
 * doubts a certificate may cover is scored, certificate or not: what people then decide about it is
 * a label. Runs in the transaction that keeps the proposal and posts.
 */
@ApplicationScoped
public class PostUnderCertificate {
  private final Certificates certificates;
  private final Labels labels;
  private final Breaker breaker;
  private final Circumstances.Present present;
  private final DayLimit days;
  private final Clock clock;

  PostUnderCertificate(
      Certificates certificates,
      Labels labels,
      Breaker breaker,
      Circumstances.Present present,
      DayLimit days,
      Clock clock) {
    this.certificates = certificates;
    this.labels = labels;
    this.breaker = breaker;
    this.present = present;
    this.days = days;
    this.clock = clock;
  }

  /**
   * Leave to post one proposal now; its amount is taken off the day's limit.
   *
   * @param words for the posting: which certificate, which score
   */
  public record Permit(
      UUID certificate, int policyVersion, String words, LocalDate day, Money cash) {}

  /**
   * @param id of the kept proposal
   */
  public Optional<Permit> consider(UUID id, Proposal proposal, Books books) {
    Optional<Score> score = score(proposal, books);
    score.ifPresent(points -> labels.scored(id, points));
    return score.flatMap(points -> permit(proposal, points));
  }

  /** True when evidence is missing and nothing is said against the proposal: worth a look. */
  public static boolean coverable(Proposal proposal) {
    return proposal.verdict() == Proposal.Verdict.REVIEW
        && proposal.payment() != null
        && proposal.payments().isEmpty()
        && proposal.rivals().isEmpty()
        && proposal.remainder().isEmpty()
        && Coverable.all(proposal.reasons());
  }

  private static Optional<Score> score(Proposal proposal, Books books) {
    return coverable(proposal) && likeliestOwns(proposal, books)
        ? ScorePosting.of(proposal.payment(), proposal.applications(), books)
        : Optional.empty();
  }

  /** Whose items are paid is the likeliest payer, and nobody is as likely: a tie is a question. */
  private static boolean likeliestOwns(Proposal proposal, Books books) {
    List<Proposal.PayerCandidate> payers = proposal.payers();
    if (payers.isEmpty()) {
      return true;
    }
    Proposal.PayerCandidate first = payers.get(0);
    boolean tie = payers.size() > 1 && payers.get(1).bits() >= first.bits();
    return !tie
        && proposal.applications().stream()
            .flatMap(application -> books.item(application.openItem()).stream())
            .allMatch(item -> item.customer().equals(first.customer()));
  }

  private Optional<Permit> permit(Proposal proposal, Score score) {
    Optional<IssuedCertificate> found =
        certificates.valid().filter(certificate -> score.points() >= certificate.threshold());
    if (found.isEmpty() || breaker.state().stops() != Breaker.Stops.NOTHING) {
      return Optional.empty();
    }
    IssuedCertificate certificate = found.get();
    Money cash =
        proposal.applications().stream().map(Application::amount).reduce(Money::plus).orElseThrow();
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Statistics.Exposure limit =
        present.statistics().limits().get(cash.currency().getCurrencyCode());
    if (limit == null || cash.amount().compareTo(limit.posting()) > 0) {
      return Optional.empty();
    }
    return days.take(day, cash, Money.of(limit.day(), cash.currency()))
        ? Optional.of(
            new Permit(
                certificate.id(),
                certificate.policyVersion(),
                "certificate %s: %d points; %s"
                    .formatted(certificate.id(), score.points(), certificate.words()),
                day,
                cash))
        : Optional.empty();
  }

  /** The ledger refused the posting: its amount counts for the day no longer. */
  public void giveBack(Permit permit) {
    days.giveBack(permit.day(), permit.cash());
  }
}
