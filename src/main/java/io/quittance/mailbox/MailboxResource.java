package io.quittance.mailbox;

import io.quittance.api.Caller;
import io.quittance.api.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** How the caller's mailboxes do. */
@Path("/api/v1/mailboxes")
class MailboxResource {
  private final Caller caller;
  private final Mailboxes mailboxes;

  MailboxResource(Caller caller, Mailboxes mailboxes) {
    this.caller = caller;
    this.mailboxes = mailboxes;
  }

  @GET
  public Page<MailboxStatus> list() {
    return new Page<>(mailboxes.statuses(caller.tenant()), null);
  }
}
