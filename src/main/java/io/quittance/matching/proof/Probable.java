package io.quittance.matching.proof;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an advice that is held most likely pays, where its lines as they stand are not it: an amount
 * or a number is mistyped, lines are missing, a number is that of several items alike. A
 * recommendation for a person; nothing here proves anything, and the certifier never sees it.
 *
 * @param applications of the whole advice
 * @param reason a sentence that says what is recommended and why
 */
public record Probable(List<Application> applications, Reason reason) {
  public Probable {
    applications = List.copyOf(applications);
  }

  /** The first that holds, the one that says most before one that says less; else empty. */
  public static Optional<Probable> of(
      ReadMessage source, Reading reading, int advice, Payment payment, Claim claim, Books books) {
    Facts facts = Facts.gather(source, reading, advice, payment, claim.customer(), books);
    if (facts.rate() != null || facts.stated() == null || facts.lines().isEmpty()) {
      return Optional.empty();
    }
    return MistypedAmount.of(facts)
        .or(() -> ProbableItem.of(facts).map(one -> new Probable(one.applications(), one.reason())))
        .or(() -> MissingLines.of(facts))
        .or(() -> alike(facts));
  }

  /** Of items that differ in nothing that the line says, the one due first. */
  private static Optional<Probable> alike(Facts facts) {
    LikelyItems likely = LikelyItems.of(facts.lines());
    if (!likely.chosen()) {
      return Optional.empty();
    }
    List<Application> applications = new ArrayList<>();
    for (int i = 0; i < facts.lines().size(); i++) {
      applications.addAll(likely.applications(i, facts.lines().get(i)));
    }
    return Optional.of(
        new Probable(
            applications,
            ReasonCode.ITEM_AMBIGUOUS.because(
                "recommended, not proven: of several items of one number and of just the line's"
                    + " amount the one that is due first")));
  }
}
