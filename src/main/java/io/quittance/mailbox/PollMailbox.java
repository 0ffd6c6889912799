package io.quittance.mailbox;

import io.quittance.tenant.InTenant;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Polls one mailbox once: takes its lease, shows its mails to the store, gives the lease back. */
final class PollMailbox {
  private static final Logger LOG = Logger.getLogger(PollMailbox.class);

  private final MailAccount account;
  private final UUID mailbox;
  private final MailSource source;
  private final InTenant inTenant;
  private final MailboxRegister register;
  private final StoreMail store;
  private final Terms terms;
  private final Consumer<String> count;

  /**
   * @param owner names this process
   * @param alone no other process works on this database
   * @param lease how long the mailbox is kept without a sign of life
   */
  record Terms(String owner, boolean alone, Duration lease, int maxAttempts) {}

  enum Result {
    /** All that was there is taken. */
    DONE,
    /** More mails wait: poll again at once. */
    MORE,
    /** Another process polls the mailbox. */
    ELSEWHERE,
    /** It could not be read; the reason is in its status. */
    FAILED
  }

  PollMailbox(
      MailAccount account,
      UUID mailbox,
      MailSource source,
      InTenant inTenant,
      MailboxRegister register,
      StoreMail store,
      Terms terms,
      Consumer<String> count) {
    this.account = account;
    this.mailbox = mailbox;
    this.source = source;
    this.inTenant = inTenant;
    this.register = register;
    this.store = store;
    this.terms = terms;
    this.count = count;
  }

  MailAccount account() {
    return account;
  }

  Result poll() {
    Optional<MailboxRegister.Lease> lease =
        register.lease(account, mailbox, terms.owner(), terms.lease(), terms.alone());
    return lease.map(this::poll).orElse(Result.ELSEWHERE);
  }

  private Result poll(MailboxRegister.Lease lease) {
    TakeMails sink =
        new TakeMails(
            inTenant, register, store, account, lease, terms.lease(), terms.maxAttempts(), count);
    try {
      boolean more = source.read(sink);
      register.release(lease, Optional.empty());
      return more ? Result.MORE : Result.DONE;
    } catch (SourceFailure e) {
      LOG.warnf("mailbox %s: %s; polled again later", account.name(), e.getMessage());
      LOG.debug("the cause", e);
      register.release(lease, Optional.of(e.getMessage()));
      return Result.FAILED;
    } catch (LeaseLost e) {
      LOG.warn(e.getMessage());
      return Result.ELSEWHERE;
    }
  }
}
