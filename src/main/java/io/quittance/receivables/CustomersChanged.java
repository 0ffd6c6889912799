package io.quittance.receivables;

import java.util.List;

/** Fired inside the transaction that changed customers; see {@link ItemsChanged}. */
public record CustomersChanged(List<String> customers) {
  public CustomersChanged {
    customers = List.copyOf(customers);
  }
}
