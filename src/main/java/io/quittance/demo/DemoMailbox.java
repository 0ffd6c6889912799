package io.quittance.demo;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quittance.mailbox.MailAccount;
import io.quittance.mailbox.MailAccounts;
import io.quittance.tenant.TenantId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** In demo mode: starts the mail server with the fixtures' mails and has its mailbox polled. */
@ApplicationScoped
class DemoMailbox implements MailAccounts {
  private static final Logger LOG = Logger.getLogger(DemoMailbox.class);
  private static final TenantId TENANT = new TenantId("demo");

  /** Before the polling begins. */
  private static final int EARLY = 1000;

  /** After the polling ended. */
  private static final int LATE = 3000;

  private final DemoSettings settings;
  private final Optional<String> home;
  private final Clock clock;
  private DemoMailServer server;

  DemoMailbox(
      DemoSettings settings,
      @ConfigProperty(name = "quittance.home") Optional<String> home,
      Clock clock) {
    this.settings = settings;
    this.home = home;
    this.clock = clock;
  }

  void start(@Observes @Priority(EARLY) StartupEvent start) {
    if (!settings.on()) {
      return;
    }
    Path folder = Path.of(home.orElse("quittance-data")).resolve("demo-mail");
    try {
      server =
          DemoMailServer.start(
              folder, settings.smtpPort(), settings.imapPort(), Fixtures.all("mail.eml"), clock);
    } catch (IOException e) {
      throw new UncheckedIOException("the demo mail server does not start", e);
    }
    LOG.infof(
        "demo mail server: send mail to %s by SMTP at 127.0.0.1:%d, look into its mailbox by IMAP"
            + " at 127.0.0.1:%d (password: demo)",
        DemoMailServer.ADDRESS, settings.smtpPort(), settings.imapPort());
  }

  void stop(@Observes @Priority(LATE) ShutdownEvent stop) {
    if (server != null) {
      server.close();
    }
  }

  /** The name stays the same when the port changes: it is the same mailbox. */
  @Override
  public List<MailAccount> accounts() {
    if (!settings.on()) {
      return List.of();
    }
    return List.of(
        new MailAccount(
            "demo mailbox",
            TENANT,
            MailAccount.Kind.IMAP,
            "imap://" + DemoMailServer.ADDRESS + "@127.0.0.1:" + settings.imapPort() + "/INBOX",
            "127.0.0.1",
            settings.imapPort(),
            false,
            DemoMailServer.ADDRESS,
            Optional.of(DemoMailServer.PASSWORD),
            "INBOX",
            Optional.empty(),
            settings.filing(),
            "Processed",
            Duration.ofSeconds(settings.poll())));
  }
}
