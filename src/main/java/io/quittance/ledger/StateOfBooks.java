package io.quittance.ledger;

import io.quittance.bank.Payments;
import io.quittance.receivables.Receivables;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/**
 * Payment and items as they stand, in a form that tells whether anything about them has changed.
 * Runs in the caller's tenant transaction and takes the locks of a posting, in its order.
 */
@Singleton
public class StateOfBooks {
  private final Payments payments;
  private final Receivables receivables;

  public StateOfBooks(Payments payments, Receivables receivables) {
    this.payments = payments;
    this.receivables = receivables;
  }

  /**
   * @param payment id, or null
   * @param items ids, in any order
   * @return equal exactly when nothing of them has changed; says nothing to whoever reads it
   */
  public String of(String payment, Collection<String> items) {
    List<Object> state =
        List.of(
            payment == null ? "" : payments.lock(payment).map(Object::toString).orElse("gone"),
            receivables.lock(items));
    return RequestShape.sha256(state.toString());
  }
}
