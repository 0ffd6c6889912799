package io.quittance.ledger;

/** Learns, inside the transaction, that applications were taken back. */
@FunctionalInterface
interface ReversalListener {
  void reversed(ApplicationsReversed reversed);
}
