package io.quittance.mailbox;

import io.quittance.api.Problem;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The door to the mailboxes: mails handed in directly, and how the polled ones do. */
@ApplicationScoped
public class Mailboxes {
  private final InTenant inTenant;
  private final EntityManager entities;
  private final ContentStore contents;
  private final Instance<Intake> intake;
  private final MailboxRegister register;
  private final MailboxSettings settings;
  private final Clock clock;

  Mailboxes(
      InTenant inTenant,
      EntityManager entities,
      ContentStore contents,
      @Any Instance<Intake> intake,
      MailboxRegister register,
      MailboxSettings settings,
      Clock clock) {
    this.inTenant = inTenant;
    this.entities = entities;
    this.contents = contents;
    this.intake = intake;
    this.register = register;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Takes a mail that a caller hands in, in a transaction of its own.
   *
   * @param raw the mail as RFC 5322 bytes
   * @param by who hands it in
   * @return the id of its message, which exists when this returns
   * @throws Problem 413 when it is larger than the settings allow, 422 when it is empty
   */
  public UUID accept(TenantId tenant, byte[] raw, String by) {
    if (raw.length == 0) {
      throw Problem.unprocessable("empty-mail", "The body holds no mail.");
    }
    if (raw.length > settings.maxMailBytes()) {
      throw Problem.tooLarge(
          "mail-too-large",
          "The mail has "
              + raw.length
              + " bytes; this installation takes "
              + settings.maxMailBytes()
              + ".");
    }
    return inTenant.call(tenant, () -> store().handedIn(by, raw));
  }

  /** The mailboxes of the tenant and how their polls go, by name. */
  public List<MailboxStatus> statuses(TenantId tenant) {
    return register.statuses(tenant);
  }

  StoreMail store() {
    return new StoreMail(entities, contents, intake.get(), clock);
  }

  /** Without an intake nothing is polled: a mail must not be taken by nobody. */
  boolean hasIntake() {
    return intake.isResolvable();
  }
}
