package io.quittance.ledger;

import io.quittance.bank.Payment;
import io.quittance.ledger.ApplicationRequest.Decision;
import jakarta.inject.Singleton;

/** The ledger on PostgreSQL, whose constraints refuse what a mistake in here would let through. */
@Singleton
class DoubleEntryLedger implements Ledger {
  private final KeepCash keepCash;
  private final ApplyMoney applyMoney;
  private final TakeBack takeBack;
  private final MoveMoney moveMoney;
  private final TakeMovesBack takeMovesBack;

  DoubleEntryLedger(
      KeepCash keepCash,
      ApplyMoney applyMoney,
      TakeBack takeBack,
      MoveMoney moveMoney,
      TakeMovesBack takeMovesBack) {
    this.keepCash = keepCash;
    this.applyMoney = applyMoney;
    this.takeBack = takeBack;
    this.moveMoney = moveMoney;
    this.takeMovesBack = takeMovesBack;
  }

  @Override
  public PostingOutcome receive(Payment payment) {
    return keepCash.receive(payment);
  }

  @Override
  public PostingOutcome apply(ApplicationRequest request) {
    return applyMoney.apply(request);
  }

  @Override
  public PostingOutcome move(MoveRequest request) {
    return moveMoney.move(request);
  }

  @Override
  public PostingOutcome reverseMove(String posting, String reason, Decision decision) {
    return takeMovesBack.reverse(posting, reason, decision);
  }

  @Override
  public PostingOutcome reverse(String application, String reason, Decision decision) {
    return takeBack.reverse(application, reason, decision);
  }
}
