package io.quittance.webhooks;

import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.SealedSecrets;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.quittance.webhooks.SendEvent.Failed;
import io.quittance.webhooks.TellReceiver.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells one target what it has not heard, one event after the other. Each target has one job, which
 * makes itself due again until the target is stopped or deleted. Between the receiver's answer and
 * its record the process may die: then the event is told once more, under the same id.
 */
@ApplicationScoped
class DeliverEvents implements JobHandler {
  static final String KIND = "deliver-webhook";

  private static final Logger LOG = Logger.getLogger(DeliverEvents.class);

  /** Events told in one run. */
  private static final int MOST_AT_ONCE = 500;

  private final WebhookTable webhooks;
  private final Jobs jobs;
  private final InTenant inTenant;
  private final Clock clock;
  private final WebhookSettings settings;
  private final TellReceiver tellReceiver;

  DeliverEvents(
      WebhookTable webhooks,
      SealedSecrets secrets,
      Jobs jobs,
      InTenant inTenant,
      Clock clock,
      WebhookSettings settings) {
    this.webhooks = webhooks;
    this.jobs = jobs;
    this.inTenant = inTenant;
    this.clock = clock;
    this.settings = settings;
    this.tellReceiver =
        new TellReceiver(
            webhooks,
            secrets,
            new SendEvent(new Target(settings.privateAddresses()), settings.timeout()),
            settings.pauses(),
            clock);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(Job job) {
    UUID id = UUID.fromString(job.subject());
    for (int told = 0; told < MOST_AT_ONCE && tellNext(job.tenant(), id); told++) {
      // One at a time: the order is the receiver's.
      continue;
    }
    inTenant.run(
        job.tenant(),
        () ->
            webhooks
                .find(id)
                .filter(webhook -> webhook.state() != Webhook.State.STOPPED)
                .ifPresent(webhook -> jobs.enqueueAt(job, next(webhook))));
  }

  private Instant next(Webhook webhook) {
    Instant soon = clock.instant().plus(settings.poll());
    Instant attempt = webhook.nextAttemptAt();
    return attempt == null || attempt.isBefore(soon) ? soon : attempt;
  }

  @Override
  public void parked(Job job, int attempts, String reason) {
    inTenant.run(
        job.tenant(),
        () ->
            webhooks.stop(
                UUID.fromString(job.subject()), "Not delivered: " + reason, clock.instant()));
  }

  /** True when an event was heard. */
  private boolean tellNext(TenantId tenant, UUID id) {
    Optional<Letter> letter = inTenant.call(tenant, () -> tellReceiver.next(id));
    if (letter.isEmpty()) {
      return false;
    }
    SendEvent.Outcome outcome = tellReceiver.send(letter.get());
    if (outcome instanceof Failed failed) {
      LOG.warnf(
          "webhook %s, tenant %s: event %s failed at attempt %d: %s",
          id,
          tenant,
          letter.get().due().event(),
          letter.get().due().failures() + 1,
          failed.reason());
    }
    return inTenant.call(tenant, () -> tellReceiver.record(letter.get(), outcome));
  }
}
