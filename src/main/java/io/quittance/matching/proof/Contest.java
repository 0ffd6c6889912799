package io.quittance.matching.proof;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal.Reason;
import java.util.List;

/**
 * Whether a posting that was proven when it was made would be a question today, because another
 * mail came later. Nothing is taken back for it: a person is told.
 */
public final class Contest {
  private Contest() {}

  /**
   * @param payment the one that was applied, used up by now
   * @return why a person should look, empty when nothing came that contests it
   */
  public static List<Reason> of(
      ReadMessage source,
      Reading reading,
      int advice,
      Payment payment,
      List<Application> applications,
      Books books) {
    Facts facts = Facts.gather(source, reading, advice, payment, null, books);
    return RivalMessages.against(facts, applications);
  }

  /** Undecided advices that mean the payment: by its reference, or by amount and date. */
  public static List<OtherAdvice> fitting(Payment payment, Books books) {
    return books.otherAdvices(AdviceKeys.of(payment)).stream()
        .filter(other -> fits(other, payment, books))
        .toList();
  }

  static boolean fits(OtherAdvice other, Payment payment, Books books) {
    return PaymentReference.carriedBy(payment, other.advice().paymentReference())
        || (PaymentSearch.hasTotal(other.advice(), payment)
            && PaymentSearch.otherOfItsForm(other.advice(), payment).isEmpty()
            && (other.expected() == null
                || PaymentSearch.near(other.expected(), payment, books.widestDateWindowDays())));
  }
}
