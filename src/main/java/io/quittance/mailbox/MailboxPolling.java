package io.quittance.mailbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.Tenants;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Polls all mailboxes while the service runs, each at its own pace, slower while it fails. */
@ApplicationScoped
class MailboxPolling {
  private static final Logger LOG = Logger.getLogger(MailboxPolling.class);

  /** After the demo's mail server and the jobs, which observe earlier. */
  private static final int LAST = 3100;

  private static final int FIRST = 50;
  private static final int MOST_THREADS = 4;
  private static final int MOST_DOUBLINGS = 5;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  private final Instance<MailAccounts> sources;
  private final Mailboxes mailboxes;
  private final MailboxRegister register;
  private final MailboxSettings settings;
  private final InTenant inTenant;
  private final Tenants tenants;
  private final MeterRegistry meters;
  private final boolean alone;
  private final String owner = "quittance-" + UUID.randomUUID();
  private final List<MailAccount> accounts = new ArrayList<>();
  private volatile ScheduledExecutorService threads;

  MailboxPolling(
      @Any Instance<MailAccounts> sources,
      Mailboxes mailboxes,
      MailboxRegister register,
      MailboxSettings settings,
      InTenant inTenant,
      Tenants tenants,
      MeterRegistry meters,
      @ConfigProperty(name = "quittance.database.url") Optional<String> givenDatabase) {
    this.sources = sources;
    this.mailboxes = mailboxes;
    this.register = register;
    this.settings = settings;
    this.inTenant = inTenant;
    this.tenants = tenants;
    this.meters = meters;
    this.alone = givenDatabase.isEmpty();
  }

  void start(@Observes @Priority(LAST) StartupEvent start) {
    sources.forEach(source -> accounts.addAll(source.accounts()));
    if (accounts.isEmpty() || !mailboxes.hasIntake()) {
      return;
    }
    threads = Executors.newScheduledThreadPool(Math.min(accounts.size(), MOST_THREADS));
    for (MailAccount account : accounts) {
      tenants.register(account.tenant(), account.tenant().value());
      PollMailbox poll = poll(account);
      LOG.infof("mailbox %s is polled every %d s", account, account.poll().toSeconds());
      schedule(poll, 0, Duration.ZERO, silence(account));
    }
  }

  /** A mail in hand is finished; the next one waits for the next start. */
  void stop(@Observes @Priority(FIRST) ShutdownEvent stop) throws InterruptedException {
    if (threads != null) {
      threads.shutdownNow();
      if (!threads.awaitTermination(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("a mailbox session still runs; what it has in hand is taken at the next start");
      }
    }
  }

  List<MailAccount> accounts() {
    return List.copyOf(accounts);
  }

  private PollMailbox poll(MailAccount account) {
    MailSource source =
        switch (account.kind()) {
          case IMAP -> new ImapSource(account, ImapLimits.of(settings));
          case FOLDER ->
              new FolderSource(
                  Path.of(account.folder()), settings.maxMailBytes(), settings.batchMails());
        };
    return new PollMailbox(
        account,
        register.register(account),
        source,
        inTenant,
        register,
        mailboxes.store(),
        new PollMailbox.Terms(owner, alone, settings.lease(), settings.maxAttempts()),
        result -> count("quittance.mailbox.mails", account, result));
  }

  private void schedule(PollMailbox poll, int failures, Duration pause, AtomicLong lastSuccess) {
    try {
      threads.schedule(
          () -> run(poll, failures, lastSuccess), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debugf("mailbox %s is polled no more: the service stops", poll.account().name());
    }
  }

  private void run(PollMailbox poll, int failures, AtomicLong lastSuccess) {
    PollMailbox.Result result = result(poll);
    count("quittance.mailbox.polls", poll.account(), result.name().toLowerCase(Locale.ROOT));
    boolean failed = result == PollMailbox.Result.FAILED;
    if (!failed) {
      lastSuccess.set(System.nanoTime());
    }
    Duration pause =
        switch (result) {
          case MORE -> Duration.ZERO;
          case DONE, ELSEWHERE -> poll.account().poll();
          case FAILED -> pause(poll.account().poll(), failures);
        };
    schedule(poll, failed ? failures + 1 : 0, pause, lastSuccess);
  }

  /**
   * A poll that throws is the store's failure, not the mailbox's; the polling goes on. Also after
   * an error, for example out of memory: a mailbox that is never polled again would lose its mails
   * in silence.
   */
  private PollMailbox.Result result(PollMailbox poll) {
    try {
      return poll.poll();
    } catch (RuntimeException | Error e) {
      LOG.errorf(e, "mailbox %s could not be polled; polled again later", poll.account().name());
      return PollMailbox.Result.FAILED;
    }
  }

  /** A server that refuses a login locks the account when asked again and again. */
  private static Duration pause(Duration poll, int failures) {
    Duration longer = poll.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
  }

  private void count(String meter, MailAccount account, String result) {
    meters
        .counter(
            meter, "tenant", account.tenant().value(), "mailbox", account.name(), "result", result)
        .increment();
  }

  /** Seconds since the last poll that went through: an alarm watches it. */
  private AtomicLong silence(MailAccount account) {
    AtomicLong lastSuccess = new AtomicLong(System.nanoTime());
    meters.gauge(
        "quittance.mailbox.silence.seconds",
        Tags.of("tenant", account.tenant().value(), "mailbox", account.name()),
        lastSuccess,
        last -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - last.get()));
    return lastSuccess;
  }
}
