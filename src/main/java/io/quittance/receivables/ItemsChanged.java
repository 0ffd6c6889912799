package io.quittance.receivables;

import java.util.List;

/**
 * Fired inside the transaction that changed open items, so that what waits for them is looked at
 * again when, and only when, the change is committed.
 */
public record ItemsChanged(List<String> items) {
  public ItemsChanged {
    items = List.copyOf(items);
  }
}
