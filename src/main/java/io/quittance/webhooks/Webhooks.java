package io.quittance.webhooks;

import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.audit.AuditLog;
import io.quittance.database.TimeOrderedId;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.SealedSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Adds, shows, resumes and forgets receivers, in the caller's tenant transaction. */
@ApplicationScoped
class Webhooks {
  private static final List<String> EVENTS = List.of("posting.created", "review.opened");

  /** Receivers of one tenant; every event is kept for each. */
  private static final int MOST = 10;

  private final WebhookTable table;
  private final SealedSecrets secrets;
  private final AuditLog audit;
  private final Jobs jobs;
  private final Clock clock;
  private final Target target;

  Webhooks(
      WebhookTable table,
      SealedSecrets secrets,
      AuditLog audit,
      Jobs jobs,
      Clock clock,
      WebhookSettings settings) {
    this.table = table;
    this.secrets = secrets;
    this.audit = audit;
    this.jobs = jobs;
    this.clock = clock;
    this.target = new Target(settings.privateAddresses());
  }

  /**
   * Asks the name service for the address, and so belongs before the transaction.
   *
   * @throws Problem 422 for a url that is refused
   */
  void check(NewWebhook given) {
    target
        .fault(given.url())
        .or(() -> target.refusal(URI.create(given.url())))
        .ifPresent(
            fault -> {
              throw Problem.unprocessable("bad-url", fault);
            });
  }

  /**
   * @param given checked
   * @return with its secret
   * @throws Problem 422 for an event that there is not, 409 when there are too many
   */
  Webhook add(NewWebhook given, Caller caller) {
    List<String> events = events(given.events());
    table.lock();
    if (table.count() >= MOST) {
      throw Problem.conflict(
          "too-many-webhooks", "There are " + MOST + " webhooks; delete one first.");
    }
    UUID id = TimeOrderedId.next(clock);
    String secret = Signature.newSecret();
    table.add(
        id,
        given.url(),
        events,
        secrets.seal(secret, table.context(id)),
        clock.instant(),
        caller.actor());
    jobs.enqueue(new Job(DeliverEvents.KIND, caller.tenant(), id.toString()));
    record("add-webhook", id, caller.actor());
    return table.find(id).orElseThrow().showing(secret);
  }

  private static List<String> events(List<String> given) {
    if (given == null || given.isEmpty()) {
      return EVENTS;
    }
    for (String event : given) {
      if (!EVENTS.contains(event)) {
        throw Problem.unprocessable(
            "unknown-event", "events are " + String.join(" and ", EVENTS) + ".");
      }
    }
    return given.stream().distinct().toList();
  }

  List<Webhook> list(UUID after, int count) {
    return table.list(after, count);
  }

  Optional<Webhook> find(UUID id) {
    return table.find(id);
  }

  Optional<Webhook> resume(UUID id, Caller caller) {
    if (table.find(id).isEmpty()) {
      return Optional.empty();
    }
    table.resume(id);
    jobs.enqueue(new Job(DeliverEvents.KIND, caller.tenant(), id.toString()));
    record("resume-webhook", id, caller.actor());
    return table.find(id);
  }

  boolean delete(UUID id, String actor) {
    boolean deleted = table.delete(id);
    if (deleted) {
      record("delete-webhook", id, actor);
    }
    return deleted;
  }

  private void record(String action, UUID id, String actor) {
    audit.record(action, id.toString(), actor, Map.of());
  }
}
