package io.quittance.replay;

import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.tenant.InTenant;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Sends items on as jobs, a few at a time, and ends a request when none is left. In the caller's
 * tenant transaction, which holds the request's row: the step to the next item is one with the
 * result of the last.
 */
@Singleton
class GoOn {
  static final String KIND = "reprocess-message";

  private final Requests requests;
  private final Items items;
  private final Jobs jobs;
  private final InTenant inTenant;
  private final ReplaySettings settings;

  GoOn(Requests requests, Items items, Jobs jobs, InTenant inTenant, ReplaySettings settings) {
    this.requests = requests;
    this.items = items;
    this.jobs = jobs;
    this.inTenant = inTenant;
    this.settings = settings;
  }

  /** From the start or from where it was paused. */
  void begin(Requests.Row request) {
    requests.state(request.id(), "running");
    enqueue(request, items.queued(request.id()));
    enqueue(request, items.queue(request.id(), settings.atOnce()));
    endWhenNoneIsLeft(request);
  }

  /** After an item has got its result. */
  void next(Requests.Row request) {
    if (request.running()) {
      enqueue(request, items.queue(request.id(), 1));
      endWhenNoneIsLeft(request);
    }
  }

  /** Puts what the comparison showed into the messages. */
  void promote(Requests.Row request, boolean reverse, String actor) {
    if (items.toPromote(request.id(), reverse) == 0) {
      requests.promote(request.id(), reverse, actor);
      requests.state(request.id(), "done");
      return;
    }
    requests.promote(request.id(), reverse, actor);
    enqueue(request, items.queue(request.id(), settings.atOnce()));
  }

  private void endWhenNoneIsLeft(Requests.Row request) {
    if (items.anyLeft(request.id())) {
      return;
    }
    if (request.apply() && !request.promotes()) {
      promote(request, request.reverse(), request.actor());
    } else {
      requests.state(request.id(), "done");
    }
  }

  private void enqueue(Requests.Row request, List<Integer> positions) {
    positions.forEach(
        position ->
            jobs.enqueue(
                new Job(KIND, inTenant.current(), new ItemKey(request.id(), position).toString())));
  }
}
