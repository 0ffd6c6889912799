package io.quittance.workbench;

import io.quittance.bank.Payment;
import io.quittance.pipeline.MessageDetail.ProposalView;
import io.quittance.review.ReviewCase;
import java.util.List;

/**
 * One case that is about no message, ready to print.
 *
 * @param ended how it ended, or empty while it is open
 * @param view what is proposed for its payment and what the bank says; null without both
 * @param whole what may be decided where nothing is proposed; null when something is, or no longer
 * @param awaiting the decision that awaits a second person, or null
 * @param answers what may be said to a case about no payment
 */
record CasePage(
    Visitor visitor,
    String id,
    String kind,
    String subject,
    String opened,
    String openedText,
    List<CaseView.Reason> reasons,
    String ended,
    CaseView view,
    Decidable whole,
    WaitingDecision awaiting,
    List<CaseAnswer> answers) {

  /**
   * @param proposal null where nothing is proposed
   * @param payment null for a case about something else
   */
  static CasePage of(Visitor visitor, ReviewCase review, ProposalView proposal, Payment payment) {
    boolean open = review.state() == ReviewCase.State.OPEN && review.awaiting() == null;
    return new CasePage(
        visitor,
        review.id().toString(),
        Wording.subject(review.subject().kind()),
        Wording.name(review.subject()),
        review.openedAt().toString(),
        Figures.moment(review.openedAt()),
        review.reasons().stream()
            .map(reason -> new CaseView.Reason(reason.code(), reason.message()))
            .toList(),
        review.state() == ReviewCase.State.OPEN ? "" : ended(review),
        proposal != null
            ? PaintCase.paint(Reviews.OF_OTHERS, 0, 1, null, proposal)
            : payment != null ? PaintCase.bankAlone(payment) : null,
        open && proposal == null && payment != null
            ? Decidable.payment(Reviews.OF_OTHERS, review.id(), payment)
            : null,
        review.awaiting() == null ? null : WaitingDecision.of(visitor, review),
        open && payment == null ? CaseAnswer.to(review) : List.of());
  }

  private static String ended(ReviewCase review) {
    return review.action() == null
        ? "It is " + Wording.plain(review.state()) + ": something else has taken its place."
        : Wording.heading(review.action())
            + ", decided by "
            + review.actor()
            + " on "
            + Figures.moment(review.closedAt())
            + (Wording.or(review.note(), "").isEmpty() ? "." : ": " + review.note());
  }
}
