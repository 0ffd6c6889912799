package io.quittance.mailbox;

import io.quittance.tenant.TenantId;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Shows how the mailboxes do. Always up: a mail server that is away must not take the service away
 * from the people who work with it.
 */
@Wellness
@ApplicationScoped
class MailboxHealth implements HealthCheck {
  private final MailboxPolling polling;
  private final Mailboxes mailboxes;
  private final Clock clock;

  MailboxHealth(MailboxPolling polling, Mailboxes mailboxes, Clock clock) {
    this.polling = polling;
    this.mailboxes = mailboxes;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("mailboxes").up();
    Set<TenantId> tenants =
        polling.accounts().stream().map(MailAccount::tenant).collect(Collectors.toSet());
    try {
      for (TenantId tenant : tenants) {
        for (MailboxStatus status : mailboxes.statuses(tenant)) {
          response.withData(tenant + ": " + status.name(), words(status));
        }
      }
    } catch (RuntimeException e) {
      response.withData("unknown", "the database does not answer");
    }
    return response.build();
  }

  private String words(MailboxStatus status) {
    String success =
        status.lastSuccessAt() == null
            ? "never read"
            : "last read "
                + Duration.between(status.lastSuccessAt(), clock.instant()).toSeconds()
                + " s ago";
    return status.lastError() == null
        ? success
        : "failing (" + status.failures() + "): " + status.lastError() + "; " + success;
  }
}
