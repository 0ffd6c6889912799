package io.quittance.pipeline;

import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.Intake;
import io.quittance.mailbox.ReceivedMail;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The first stage: every mail that was stored gets its row and its job in the same transaction, so that none can be forgotten. */
@ApplicationScoped
class ReceiveMail implements Intake {
  private final MessageRows messages;
  private final Jobs jobs;

  ReceiveMail(MessageRows messages, Jobs jobs) {
    this.messages = messages;
    this.jobs = jobs;
  }

  @Override
  public void received(TenantId tenant, ReceivedMail mail) {
    MessageRow row = new MessageRow();
    row.id = mail.id();
    row.sha256 = mail.sha256();
    row.origin = mail.origin().toString();
    row.receivedAt = mail.receivedAt();
    row.changedAt = mail.receivedAt();
    row.status = MessageStatus.RECEIVED.text();
    row.reasons = "[]";
    if (mail.sameContentAs().isPresent()) {
      row.status = MessageStatus.DUPLICATE.text();
      row.duplicateOf = mail.sameContentAs().get();
      row.reasons =
          PipelineJson.write(
              List.of(
                  new MessageSummary.Reason(
                      "duplicate", "The same mail was received before, byte for byte.")));
    } else {
      jobs.enqueue(new Job(Stages.READ, tenant, mail.id().toString()));
    }
    messages.persist(row);
  }
}
