package io.quittance.ledger;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

/** Tells the rest of the service that applications were taken back. */
@Singleton
class AnnounceReversals implements ReversalListener {
  private final Event<ApplicationsReversed> event;

  AnnounceReversals(Event<ApplicationsReversed> event) {
    this.event = event;
  }

  @Override
  public void reversed(ApplicationsReversed reversed) {
    event.fire(reversed);
  }
}
