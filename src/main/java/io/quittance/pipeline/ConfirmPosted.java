package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.certificate.SamePosting;
import io.quittance.database.Sql;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Books;
import io.quittance.matching.Matcher;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.proof.PaymentSearch;
import io.quittance.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An advice that comes after its payment was posted without one, by what the bank's text named: if
 * it proves the very same posting, as if that had not been made, it confirms it, and nobody has to
 * look. If it proves another one or none, it is a case like any other.
 */
@ApplicationScoped
class ConfirmPosted {
  /** More payments of one amount posted without an advice are a question anyway. */
  private static final int MOST = 6;

  private static final int MOST_APPLICATIONS = 10_000;

  private final Sql sql;
  private final MessageRows rows;
  private final Applications applications;
  private final Matcher matcher;

  ConfirmPosted(
      Sql sql, MessageRows rows, DatabaseBooks books, Applications applications, Matcher matcher) {
    this.sql = sql;
    this.rows = rows;
    this.applications = applications;
    this.matcher = matcher;
  }

  /**
   * The posting that an advice confirms, as a proposal that posts nothing more.
   *
   * @param proposed what the advice comes to beside what is posted
   * @param beside the books beside other messages
   */
  Optional<Proposal> confirmed(
      ReadMessage source, Reading reading, Proposal proposed, Books beside) {
    if (proposed.certificate() != null) {
      return Optional.empty();
    }
    List<Proposal> confirmed = new ArrayList<>();
    for (ProposalRow posted : postedWithoutAdvice(reading, proposed.advice())) {
      confirmed(source, reading, proposed.advice(), posted, beside).ifPresent(confirmed::add);
    }
    return confirmed.size() == 1 ? Optional.of(confirmed.get(0)) : Optional.empty();
  }

  private Optional<Proposal> confirmed(
      ReadMessage source, Reading reading, int advice, ProposalRow posted, Books beside) {
    List<AppliedView> applied =
        applications.list(
            new Applications.Filter(null, posted.payment, null, AppliedView.State.APPLIED),
            0,
            MOST_APPLICATIONS);
    Books before = WithoutOwn.before(applied, beside);
    Proposal anew = matcher.propose(source, reading, before).get(advice);
    boolean same =
        anew.certificate() != null
            && anew.verdict() == Verdict.APPLY
            && posted.payment.equals(anew.payment())
            && anew.payments().isEmpty()
            && applied.size() == anew.applications().size()
            && SamePosting.same(
                PipelineJson.readProposal(posted.body).applications(), anew.applications());
    if (!same) {
      return Optional.empty();
    }
    Payment payment = beside.payment(posted.payment).orElseThrow();
    return Optional.of(
        anew.with(
            Verdict.APPLY,
            ReasonCode.CONFIRMS.because(
                "payment %s of %s was applied just so before this advice came"
                    .formatted(payment.id(), payment.amount()))));
  }

  /** Proposals of payments of the advice's total that were posted for want of an advice. */
  private List<ProposalRow> postedWithoutAdvice(Reading reading, int advice) {
    List<UUID> ids = new ArrayList<>();
    for (Money total : totals(reading, advice)) {
      ids.addAll(
          sql.list(
              """
              select r.id from payment p join proposal r on r.payment = p.id
              where p.amount_minor = ? and p.currency = ? and r.message is null
                and r.state = 'applied' and r.decided_by = ?
              order by r.id limit ?
              """,
              row -> row.getObject("id", UUID.class),
              total.minor(),
              total.currency().getCurrencyCode(),
              Ledger.CERTIFIER,
              MOST));
    }
    return ids.size() >= MOST
        ? List.of()
        : ids.stream().flatMap(id -> rows.proposal(id).stream()).toList();
  }

  private List<Money> totals(Reading reading, int advice) {
    return Optional.ofNullable(reading.advices().get(advice).currency())
        .flatMap(Money::currencyOf)
        .flatMap(currency -> PaymentSearch.total(reading.advices().get(advice), currency))
        .map(List::of)
        .orElse(List.of());
  }
}
