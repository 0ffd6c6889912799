package io.quittance.pipeline;

import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.mailbox.Intake;
import io.quittance.mailbox.Origin;
import io.quittance.mailbox.ReceivedMail;
import io.quittance.mailbox.UnfetchedMail;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The first stage: every mail that was stored gets its row and its job in the same transaction, so
 * that none can be forgotten.
 */
@ApplicationScoped
class ReceiveMail implements Intake {
  private final MessageRows messages;
  private final Jobs jobs;
  private final InTenant inTenant;

  ReceiveMail(MessageRows messages, Jobs jobs, InTenant inTenant) {
    this.messages = messages;
    this.jobs = jobs;
    this.inTenant = inTenant;
  }

  @Override
  public void received(ReceivedMail mail) {
    MessageRow row = row(mail.id(), mail.origin(), mail.receivedAt());
    row.sha256 = mail.sha256();
    if (mail.sameContentAs().isPresent()) {
      row.status = MessageStatus.DUPLICATE.text();
      row.duplicateOf = mail.sameContentAs().get();
      row.reasons = reason("duplicate", "The same mail was received before.");
      messages
          .findByIdOptional(row.duplicateOf)
          .ifPresent(
              original -> {
                row.subject = original.subject;
                row.sender = original.sender;
                row.payer = original.payer;
                row.amount = original.amount;
                row.currency = original.currency;
              });
    } else {
      jobs.enqueue(new Job(Stages.READ, inTenant.current(), mail.id().toString()));
    }
    messages.persist(row);
  }

  @Override
  public void notFetched(UnfetchedMail mail) {
    MessageRow row = row(mail.id(), mail.origin(), mail.receivedAt());
    row.subject = mail.subject();
    row.sender = mail.from();
    row.status = MessageStatus.PARKED.text();
    row.reasons =
        switch (mail.reason()) {
          case TOO_LARGE -> reason("too-large", mail.detail());
          case NOT_FETCHED -> reason("not-fetched", mail.detail());
        };
    messages.persist(row);
  }

  private static MessageRow row(UUID id, Origin origin, Instant receivedAt) {
    MessageRow row = new MessageRow();
    row.id = id;
    row.origin = origin.kind().name().toLowerCase(Locale.ROOT) + ":" + origin.name();
    row.receivedAt = receivedAt;
    row.changedAt = receivedAt;
    row.status = MessageStatus.RECEIVED.text();
    row.reasons = "[]";
    return row;
  }

  private static String reason(String code, String message) {
    return PipelineJson.write(List.of(new MessageSummary.Reason(code, message)));
  }
}
