package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import io.quittance.matching.Books;
import io.quittance.matching.Matcher;
import io.quittance.matching.Proposal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proposes for each advice of a message that is still undecided, and keeps what comes of it. An
 * advice that was applied or that a person decided is left alone.
 */
@ApplicationScoped
class MatchAdvices {
  private final Matcher matcher;
  private final ConfirmPosted confirmPosted;
  private final PostedInPart postedInPart;
  private final WaitForMoney waitForMoney;
  private final KeepProposal keepProposal;
  private final MatchPayment matchPayment;

  MatchAdvices(
      Matcher matcher,
      ConfirmPosted confirmPosted,
      PostedInPart postedInPart,
      WaitForMoney waitForMoney,
      KeepProposal keepProposal,
      MatchPayment matchPayment) {
    this.matcher = matcher;
    this.confirmPosted = confirmPosted;
    this.postedInPart = postedInPart;
    this.waitForMoney = waitForMoney;
    this.keepProposal = keepProposal;
    this.matchPayment = matchPayment;
  }

  /**
   * @param current proposals so far, by index of their advice
   * @param beside the books beside other messages
   * @return false when nothing is new
   */
  boolean match(
      MessageRow row,
      ReadMessage source,
      Reading reading,
      Map<Integer, ProposalRow> current,
      Books beside) {
    boolean news = false;
    for (Proposal proposal : matcher.propose(source, reading, beside)) {
      ProposalRow standing = current.get(proposal.advice());
      if (standing == null || standing.open()) {
        news |= keep(row, source, reading, proposal, standing, beside);
      }
    }
    return news;
  }

  private boolean keep(
      MessageRow row,
      ReadMessage source,
      Reading reading,
      Proposal proposal,
      ProposalRow standing,
      Books beside) {
    Optional<Proposal> confirmed = confirmPosted.confirmed(source, reading, proposal, beside);
    if (confirmed.isPresent()) {
      keepProposal.confirm(row, confirmed.get(), standing);
      return true;
    }
    Advice advice = reading.advices().get(proposal.advice());
    Proposal rest = postedInPart.rest(source, reading, proposal, beside).orElse(proposal);
    Proposal waited = waitForMoney.unlessTooLong(row, source, advice, rest);
    boolean news = keepProposal.keep(row, reading, waited, standing);
    if (news) {
      mayShareAPayment(waited);
    }
    return news;
  }

  /**
   * Money that came before its mails is looked at again with each of them: of the payer's while the
   * mail waits, of its reference where it is held because the payment is more than it says.
   */
  private void mayShareAPayment(Proposal proposal) {
    if (proposal.verdict() == Proposal.Verdict.WAIT && proposal.customer() != null) {
      matchPayment.thatMayBeShared(proposal.customer());
    } else if (proposal.verdict() == Proposal.Verdict.REVIEW && proposal.payment() != null) {
      matchPayment.soon(List.of(proposal.payment()));
    }
  }
}
