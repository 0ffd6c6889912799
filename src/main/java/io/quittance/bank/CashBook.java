package io.quittance.bank;

import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where booked money goes; the ledger keeps it. Called inside the transaction of an import. */
public interface CashBook {
  /**
   * The date under which money of this booking date can be posted: the date itself, or today when
   * its period is closed; empty when today's is closed too.
   *
   * @param wished may be null: today
   */
  Optional<LocalDate> postingDate(String legalEntity, LocalDate wished);

  /** Credits that are booked from now on, each for the first time. */
  void booked(List<Payment> payments);

  /**
   * Moves a booked payment's money to where it is no receivable.
   *
   * @param nature code of what the bank's money is
   * @param rule that says so, or null
   * @return false when some of the money was used or is a customer's, and nothing was done
   */
  boolean setAside(Payment payment, String nature, String rule);

  /**
   * Takes back what a rule has set aside of a payment; what a person decided stays.
   *
   * @return false when no period is open for it, and nothing was done
   */
  boolean bringBack(Payment payment);

  /** Takes back everything that was posted for a payment that the bank took back. */
  void returned(Payment payment);

  /**
   * The bank took a part of the payment: free money goes first, then what one application paid when
   * it is the only one, or what applications to these items paid; the rest of it is free again.
   *
   * @param part above zero, less than the payment
   * @param entry the bank's, once each
   * @param items whose applications go back; empty when nobody named any
   */
  PartTaken returnedInPart(Payment payment, Money part, String entry, Set<String> items);
}
