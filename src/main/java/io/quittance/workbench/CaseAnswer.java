package io.quittance.workbench;

import io.quittance.review.ReviewCase;
import java.util.List;
import java.util.Set;

/**
 * One thing a person may say to a case that is about neither a message nor a payment.
 *
 * @param action as the form sends it
 * @param label of the button
 * @param meaning what follows
 * @param payment true when a payment has to be named
 */
record CaseAnswer(String action, String label, String meaning, boolean payment) {
  private static final Set<String> RETURNS =
      Set.of("return-without-payment", "return-of-used-money");
  private static final Set<String> MAYBE_TOLD = Set.of("possible-double", "told-before");

  static List<CaseAnswer> to(ReviewCase review) {
    return switch (review.subject().kind()) {
      case BANK -> toBank(review);
      case IMPORT ->
          List.of(
              new CaseAnswer("reject", "Keep ours", "the item stays as it is here", false),
              new CaseAnswer("wait", "Wait", "for the next word of the ERP", false));
      case POSTING ->
          List.of(
              new CaseAnswer("approve", "Take it back", "by a posting that reverses it", false),
              new CaseAnswer("reject", "It is repaired", "in the ERP; it stands here", false),
              new CaseAnswer("wait", "Wait", "for the next word of the ERP", false));
      // An audit is answered on its own page: to close it here would say that the posting is wrong.
      case AUDIT -> List.of();
      case MESSAGE, PAYMENT ->
          List.of(new CaseAnswer("reject", "Close the case", "nothing else is done", false));
    };
  }

  private static List<CaseAnswer> toBank(ReviewCase review) {
    List<String> codes = review.reasons().stream().map(ReviewCase.Reason::code).toList();
    if (codes.stream().anyMatch(MAYBE_TOLD::contains)) {
      return List.of(
          new CaseAnswer("reject", "Told before", "it is the same money and counts once", false),
          new CaseAnswer("approve", "Other money", "it counts as money of its own", false));
    }
    return codes.stream().anyMatch(RETURNS::contains)
        ? List.of(
            new CaseAnswer("take-back", "Take it back", "what was paid with it opens again", true),
            new CaseAnswer("reject", "Noted", "nothing is taken back", false))
        : List.of(new CaseAnswer("reject", "Noted", "nothing else is done", false));
  }
}
