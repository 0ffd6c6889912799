package io.quittance.bank;

import java.util.List;

/**
 * Fired inside the transaction that brought or changed payments, so that what waits for them is
 * looked at again when, and only when, the change is committed.
 */
public record PaymentsChanged(List<String> payments) {
  public PaymentsChanged {
    payments = List.copyOf(payments);
  }
}
