package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.certificate.SamePosting;
import io.quittance.database.Sql;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.ledger.Ledger;
import io.quittance.matching.Books;
import io.quittance.matching.Certificate;
import io.quittance.matching.Matcher;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.ReasonCode;
import io.quittance.matching.joint.Spread;
import io.quittance.matching.proof.Identification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An advice over several payments that comes after all of them but one were posted without it, by
 * what the bank's text named. If the advice proves these very postings, as if they had not been
 * made, it proves what it leaves to the last payment as well. If it proves others or none, it is
 * left as it was proposed.
 */
@ApplicationScoped
class PostedInPart {
  /**
   * Of more payments posted on its items without it, it is not asked which of them are the
   * advice's.
   */
  private static final int MOST = 10;

  private static final int MOST_APPLICATIONS = 10_000;

  private final Sql sql;
  private final MessageRows rows;
  private final Applications applications;
  private final Matcher matcher;

  PostedInPart(Sql sql, MessageRows rows, Applications applications, Matcher matcher) {
    this.sql = sql;
    this.rows = rows;
    this.applications = applications;
    this.matcher = matcher;
  }

  /**
   * What the payment that is left pays, with a certificate.
   *
   * @param proposed what the advice comes to beside what is posted
   * @param beside the books beside other messages
   */
  Optional<Proposal> rest(ReadMessage source, Reading reading, Proposal proposed, Books beside) {
    Map<String, ProposalRow> posted =
        proposed.certificate() == null
            ? postedBefore(reading.advices().get(proposed.advice()), beside)
            : Map.of();
    if (posted.isEmpty()) {
      return Optional.empty();
    }
    List<AppliedView> applied = posted.keySet().stream().flatMap(p -> applied(p).stream()).toList();
    Books before = WithoutOwn.before(applied, beside);
    Proposal anew = matcher.propose(source, reading, before).get(proposed.advice());
    return anew.certificate() != null
            && anew.payments().size() == posted.size() + 1
            && anew.payments().containsAll(posted.keySet())
        ? rest(anew, posted, before)
        : Optional.empty();
  }

  /** The last payment's part, when those of the others are just what was posted. */
  private static Optional<Proposal> rest(
      Proposal anew, Map<String, ProposalRow> posted, Books before) {
    List<Payment> payments =
        anew.payments().stream().flatMap(id -> before.payment(id).stream()).toList();
    Spread.Part left = null;
    for (Spread.Part part : Spread.over(payments, anew, before)) {
      ProposalRow row = posted.get(part.payment());
      if (row == null) {
        left = part;
      } else if (!SamePosting.same(
          PipelineJson.readProposal(row.body).applications(), part.applications())) {
        return Optional.empty();
      }
    }
    boolean questionElsewhere =
        anew.verdict() == Verdict.APPLY_PART
            && (left == null || !left.payment().equals(anew.payment()));
    return left == null || questionElsewhere
        ? Optional.empty()
        : Optional.of(of(anew, left, posted.keySet()));
  }

  private static Proposal of(Proposal anew, Spread.Part left, Set<String> posted) {
    String finding =
        "applied just so before this advice came: "
            + posted.stream().sorted().collect(Collectors.joining(", "));
    List<Certificate.Check> checks = new ArrayList<>(anew.certificate().checks());
    checks.add(new Certificate.Check("others-posted-so", finding));
    List<Proposal.Reason> reasons = new ArrayList<>(anew.reasons());
    reasons.add(ReasonCode.CONFIRMS.because(finding));
    return new Proposal(
            anew.advice(),
            left.payment(),
            anew.customer(),
            anew.verdict(),
            left.applications(),
            anew.remainder(),
            reasons,
            anew.rivals(),
            new Certificate(checks, anew.certificate().policyVersion()))
        .jointly(Proposal.Ground.JOINT, List.of());
  }

  /** Payments posted for want of an advice, all of whose items this advice's lines name. */
  private Map<String, ProposalRow> postedBefore(Advice advice, Books beside) {
    Set<String> named = Identification.named(advice, beside);
    List<UUID> ids =
        sql.list(
            """
            select distinct r.id from application a join proposal r on r.payment = a.payment
            where a.open_item = any(?) and r.message is null and r.state = 'applied'
              and r.decided_by = ?
            limit ?
            """,
            row -> row.getObject("id", UUID.class),
            named.toArray(String[]::new),
            Ledger.CERTIFIER,
            MOST);
    Map<String, ProposalRow> before = new HashMap<>();
    if (ids.size() < MOST) {
      ids.stream()
          .flatMap(id -> rows.proposal(id).stream())
          .filter(row -> stands(row, named))
          .forEach(row -> before.put(row.payment, row));
    }
    return before;
  }

  /** On named items alone, and nobody has taken any of it back. */
  private boolean stands(ProposalRow row, Set<String> named) {
    List<AppliedView> applied = applied(row.payment);
    return applied.size() == PipelineJson.readProposal(row.body).applications().size()
        && applied.stream().map(AppliedView::openItem).allMatch(named::contains);
  }

  private List<AppliedView> applied(String payment) {
    return applications.list(
        new Applications.Filter(null, payment, null, AppliedView.State.APPLIED),
        0,
        MOST_APPLICATIONS);
  }
}
