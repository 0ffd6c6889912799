package io.quittance.ledger;

import java.util.List;

/**
 * Fired inside the transaction that took applications back, so that whoever recommended them learns
 * of it.
 *
 * @param messages ids of the messages whose advice had been followed
 */
public record ApplicationsReversed(List<String> messages) {
  public ApplicationsReversed {
    messages = List.copyOf(messages);
  }
}
