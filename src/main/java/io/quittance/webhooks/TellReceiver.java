package io.quittance.webhooks;

import io.quittance.mailbox.SealedSecrets;
import io.quittance.webhooks.SendEvent.Failed;
import io.quittance.webhooks.WebhookTable.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One event to one receiver: found and recorded in transactions of the caller's, sent between them.
 * An event that fails holds those behind it back, so the order is kept.
 */
final class TellReceiver {
  private final WebhookTable webhooks;
  private final SealedSecrets secrets;
  private final SendEvent sendEvent;
  private final List<Duration> pauses;
  private final Clock clock;

  /**
   * @param pauses after failed attempts; a receiver that fails once more is given up
   */
  TellReceiver(
      WebhookTable webhooks,
      SealedSecrets secrets,
      SendEvent sendEvent,
      List<Duration> pauses,
      Clock clock) {
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.sendEvent = sendEvent;
    this.pauses = List.copyOf(pauses);
    this.clock = clock;
  }

  /** An event and the secret that it is signed with. */
  record Letter(Due due, String secret) {}

  /** What the receiver hears next, when it may be tried now. */
  Optional<Letter> next(UUID webhook) {
    return webhooks
        .due(webhook, clock.instant())
        .map(due -> new Letter(due, secrets.open(due.secret(), webhooks.context(webhook))));
  }

  /** Outside of a transaction: it may take long. */
  SendEvent.Outcome send(Letter letter) {
    return sendEvent.send(letter.due(), letter.secret(), clock.instant());
  }

  /** Returns true when the event was heard. */
  boolean record(Letter letter, SendEvent.Outcome outcome) {
    Due due = letter.due();
    Instant now = clock.instant();
    if (!(outcome instanceof Failed failed)) {
      webhooks.answered(due, now);
      return true;
    }
    if (failed.forGood()) {
      webhooks.stop(due.webhook(), failed.reason(), now);
    } else if (due.failures() >= pauses.size()) {
      webhooks.stop(
          due.webhook(),
          "Given up after " + (due.failures() + 1) + " attempts. " + failed.reason(),
          now);
    } else {
      webhooks.failed(due.webhook(), failed.reason(), now, pauses.get(due.failures()));
    }
    return false;
  }
}
