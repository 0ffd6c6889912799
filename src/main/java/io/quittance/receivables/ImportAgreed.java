package io.quittance.receivables;

import java.util.List;

/**
 * Fired inside the transaction of an import that agrees about items that it contradicted before.
 */
public record ImportAgreed(List<String> items) {
  public ImportAgreed {
    items = List.copyOf(items);
  }
}
