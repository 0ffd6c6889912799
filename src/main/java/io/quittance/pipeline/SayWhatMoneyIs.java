package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.review.Decision.Action;
import io.quittance.review.DecisionOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The decisions that say whose a payment's money is, or that it is nobody's, and pay no item. */
@ApplicationScoped
class SayWhatMoneyIs {
  private final ChoosePayer choosePayer;
  private final PutOnAccount putOnAccount;
  private final TakeOutOfReceivables takeOut;

  SayWhatMoneyIs(ChoosePayer choosePayer, PutOnAccount putOnAccount, TakeOutOfReceivables takeOut) {
    this.choosePayer = choosePayer;
    this.putOnAccount = putOnAccount;
    this.takeOut = takeOut;
  }

  /**
   * @param by a decision of one of the actions choose-payer, on-account, not-receivable
   * @return empty when it was carried out
   */
  Optional<Refused> carryOut(Payment payment, PersonsDecision by) {
    Action action = by.decision().action();
    if (action == Action.CHOOSE_PAYER) {
      return choosePayer.carryOut(payment, by);
    }
    return action == Action.ON_ACCOUNT
        ? putOnAccount.carryOut(payment, by)
        : takeOut.carryOut(payment, by);
  }
}
