package io.quittance.mailbox;

import io.quittance.tenant.InTenant;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes the mails of one mailbox under its lease: each mail, what the intake makes of it and the
 * move of the cursor are one transaction. One that cannot be taken is passed, tried again, and
 * after the last attempt recorded as such; it never stops the mailbox.
 */
final class TakeMails implements MailSink {
  private static final Logger LOG = Logger.getLogger(TakeMails.class);

  private final InTenant inTenant;
  private final MailboxRegister register;
  private final StoreMail store;
  private final MailAccount account;
  private final MailboxRegister.Lease lease;
  private final Duration leaseLength;
  private final int maxAttempts;
  private final Consumer<String> count;
  private long validity;

  /**
   * @param count told what became of each mail: {@code received}, {@code known}, {@code too-large},
   *     {@code failed}, {@code given-up}
   */
  TakeMails(
      InTenant inTenant,
      MailboxRegister register,
      StoreMail store,
      MailAccount account,
      MailboxRegister.Lease lease,
      Duration leaseLength,
      int maxAttempts,
      Consumer<String> count) {
    this.inTenant = inTenant;
    this.register = register;
    this.store = store;
    this.account = account;
    this.lease = lease;
    this.leaseLength = leaseLength;
    this.maxAttempts = maxAttempts;
    this.count = count;
  }

  @Override
  public long begin(long validity) {
    this.validity = validity;
    return inTenant.call(
        lease.tenant(),
        () -> {
          MailboxRegister.Cursor cursor = register.holding(lease, leaseLength);
          if (cursor.validity().equals(Optional.of(validity))) {
            return cursor.lastUid();
          }
          cursor
              .validity()
              .ifPresent(
                  before ->
                      LOG.warnf(
                          "mailbox %s was rebuilt (UIDVALIDITY %d, before %d): all its mails are"
                              + " looked at again, known ones are recognised by their content",
                          lease.name(), validity, before));
          register.startOver(lease.mailbox(), validity);
          return 0L;
        });
  }

  @Override
  public Set<Long> troubled() {
    return inTenant.call(lease.tenant(), () -> register.troubled(lease.mailbox()));
  }

  @Override
  public boolean knows(String locator) {
    return inTenant.call(lease.tenant(), () -> register.sighted(lease.mailbox(), locator));
  }

  @Override
  public void found(MailPlace place, byte[] raw) {
    try {
      StoreMail.Outcome outcome =
          passing(place, () -> store.found(origin(place), validity, place.receivedAt(), raw));
      count.accept(outcome == StoreMail.Outcome.RECEIVED ? "received" : "known");
    } catch (LeaseLost lost) {
      throw lost;
    } catch (RuntimeException e) {
      LOG.errorf(e, "mail %s of mailbox %s could not be stored", place.locator(), lease.name());
      failed(place, "it could not be stored: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public void tooLarge(MailPlace place, MailFacts facts) {
    String detail = "The mail has " + place.size() + " bytes, more than this installation takes.";
    StoreMail.Outcome outcome = giveUp(place, facts, UnfetchedMail.Reason.TOO_LARGE, detail);
    if (outcome == StoreMail.Outcome.KNOWN) {
      count.accept("known");
      return;
    }
    count.accept("too-large");
    LOG.warnf(
        "mail %s of mailbox %s is too large (%d bytes): recorded, not fetched",
        place.locator(), lease.name(), place.size());
  }

  @Override
  public void failed(MailPlace place, String reason) {
    int attempts =
        inTenant.call(
            lease.tenant(),
            () -> {
              register.holding(lease, leaseLength);
              register.moveTo(lease.mailbox(), place.uid());
              return register.troubled(lease.mailbox(), place, reason);
            });
    if (attempts < maxAttempts) {
      count.accept("failed");
      LOG.warnf(
          "mail %s of mailbox %s could not be taken (attempt %d): %s; tried again at the next poll",
          place.locator(), lease.name(), attempts, reason);
      return;
    }
    giveUp(
        place,
        MailFacts.NONE,
        UnfetchedMail.Reason.NOT_FETCHED,
        "The mail could not be taken in " + attempts + " attempts: " + reason);
    count.accept("given-up");
    LOG.errorf(
        "mail %s of mailbox %s could not be taken in %d attempts: %s; recorded as such",
        place.locator(), lease.name(), attempts, reason);
  }

  @Override
  public void gone(String locator) {
    inTenant.run(lease.tenant(), () -> register.noTrouble(lease.mailbox(), locator));
  }

  private StoreMail.Outcome giveUp(
      MailPlace place, MailFacts facts, UnfetchedMail.Reason reason, String detail) {
    return passing(
        place,
        () ->
            store.notFetched(
                origin(place), validity, place.receivedAt(), place.size(), facts, reason, detail));
  }

  private StoreMail.Outcome passing(MailPlace place, Supplier<StoreMail.Outcome> work) {
    return inTenant.call(
        lease.tenant(),
        () -> {
          // First the lease: its row lock makes sure that nobody else takes this mail now.
          register.holding(lease, leaseLength);
          StoreMail.Outcome outcome = work.get();
          register.moveTo(lease.mailbox(), place.uid());
          register.noTrouble(lease.mailbox(), place.locator());
          return outcome;
        });
  }

  private Origin origin(MailPlace place) {
    return new Origin(
        account.kind() == MailAccount.Kind.IMAP ? Origin.Kind.IMAP : Origin.Kind.FOLDER,
        Optional.of(lease.mailbox()),
        account.name(),
        place.locator(),
        account.legalEntity());
  }
}
