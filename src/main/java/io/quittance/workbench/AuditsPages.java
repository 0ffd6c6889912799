package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.certificate.AuditView;
import io.quittance.certificate.AuditsResource;
import io.quittance.pipeline.MessageDetail;
import io.quittance.pipeline.Messages;
import io.quittance.tenant.InTenant;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Blind audits of automatic postings: the auditor sees mail, money and what was open, says what the
 * money pays, and is told afterwards what was posted.
 */
@WorkbenchPage
@Path("/audits")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class AuditsPages {
  private static final Limit SHOWN = new Limit(Limit.DEFAULT);

  private final AuditsResource audits;
  private final Messages messages;
  private final DecideCase decideCase;
  private final WorkbenchSettings settings;
  private final InTenant inTenant;
  private final Caller caller;

  AuditsPages(
      AuditsResource audits,
      Messages messages,
      DecideCase decideCase,
      WorkbenchSettings settings,
      InTenant inTenant,
      Caller caller) {
    this.audits = audits;
    this.messages = messages;
    this.decideCase = decideCase;
    this.settings = settings;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  /**
   * @param decided id of the audit just decided, to say what came of it
   * @param cursor of the decided ones
   */
  @GET
  @Operation(hidden = true)
  public TemplateInstance list(
      @QueryParam("decided") UUID decided, @QueryParam("cursor") Cursor cursor) {
    return Templates.audits(
        AuditsPage.of(
            Visitor.of(caller),
            decided == null ? null : audits.one(decided),
            audits.list(true, SHOWN, null),
            audits.list(false, SHOWN, cursor)));
  }

  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public TemplateInstance one(@PathParam("id") UUID id) {
    AuditView audit = audits.one(id);
    return Templates.audit(AuditPage.of(Visitor.of(caller), audit, source(audit)));
  }

  @POST
  @Path("{id}/decision")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response decide(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    UUID review = audits.one(id).review();
    if (review == null) {
      return Sayings.refused(
          409, "Decided already", "Somebody else was faster; what you said was not kept.");
    }
    return AuditForm.read(form, settings)
        .fold(
            decision ->
                decideCase
                    .decide(review, null, decision)
                    .fold(
                        done -> Sayings.goTo("/audits?decided=" + id),
                        refused ->
                            Sayings.refused(
                                refused.changed() ? 409 : 422, "Not kept", refused.message())),
            wrong -> Sayings.refused(422, "Not kept", wrong));
  }

  /** The mail as it came: nothing that was read, proposed or posted is told. */
  private MessageView source(AuditView audit) {
    if (audit.message() == null) {
      return null;
    }
    return inTenant.call(
        caller.tenant(),
        () -> {
          Optional<MessageDetail> detail = messages.detail(audit.message());
          return detail.isEmpty()
              ? null
              : MessageView.of(
                  Visitor.of(caller),
                  unread(detail.get()),
                  messages.documents(audit.message()),
                  settings.documentLines(),
                  false);
        });
  }

  private static MessageDetail unread(MessageDetail detail) {
    return new MessageDetail(
        detail.summary(), detail.parts(), null, List.of(), List.of(), null, null);
  }
}
