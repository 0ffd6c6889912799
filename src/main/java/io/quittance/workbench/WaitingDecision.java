package io.quittance.workbench;

import io.quittance.review.ReviewCase;
import java.util.List;
import java.util.Locale;

/**
 * A decision above the limit of whoever made it, as the second person sees it.
 *
 * @param message id of the message that the case is about, or empty
 * @param applications what it posts, a line each; empty for what is recommended
 * @param own true when the visitor made it and so may not accept it
 */
record WaitingDecision(
    String message,
    String action,
    String actor,
    String since,
    String sinceText,
    String reason,
    String note,
    List<String> applications,
    boolean own) {

  static WaitingDecision of(Visitor visitor, ReviewCase review) {
    ReviewCase.Awaiting awaiting = review.awaiting();
    return new WaitingDecision(
        review.message() == null ? "" : review.message().toString(),
        Wording.heading(awaiting.action().name().toLowerCase(Locale.ROOT)),
        awaiting.actor(),
        awaiting.since().toString(),
        Figures.moment(awaiting.since()),
        awaiting.reason(),
        Wording.or(awaiting.note(), ""),
        awaiting.applications().stream()
            .map(
                applied ->
                    applied.openItem()
                        + ": "
                        + Figures.grouped(applied.amount())
                        + said(", discount ", applied.discount())
                        + said(", write-off ", applied.writeOff()))
            .toList(),
        visitor.actor().equals(awaiting.actor()));
  }

  private static String said(String what, String amount) {
    return Figures.unlessZero(amount).isEmpty() ? "" : what + Figures.grouped(amount);
  }
}
