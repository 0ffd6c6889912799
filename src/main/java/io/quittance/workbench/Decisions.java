package io.quittance.workbench;

import io.quittance.ledger.ReversalReason;
import io.quittance.pipeline.MessageDetail;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What a person decides on the page. A decision that is carried out answers with the judgement as
 * it stands then; one that is refused with the reason alone, so that nothing typed is lost.
 */
@WorkbenchPage
@Path("/messages/{id}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
@Blocking
public class Decisions {
  private final Instance<Desk> desk;
  private final WorkbenchSettings settings;

  Decisions(Instance<Desk> desk, WorkbenchSettings settings) {
    this.desk = desk;
    this.settings = settings;
  }

  @POST
  @Path("reviews/{review}/decision")
  @Operation(hidden = true)
  public Response decide(
      @PathParam("id") String id,
      @PathParam("review") String review,
      MultivaluedMap<String, String> form) {
    Optional<UUID> open = Ids.parse(review);
    Optional<UUID> seen = Ids.parse(form.getFirst("proposal"));
    boolean whole = Wording.or(form.getFirst("proposal"), "").isEmpty();
    if (open.isEmpty() || (seen.isEmpty() && !whole)) {
      return refused(id, 400, "Not decided", "The form is incomplete; load the page again.");
    }
    return DecisionForm.read(form, settings)
        .fold(
            decision -> answer(id, desk.get().decide(open.get(), seen.orElse(null), decision)),
            wrong -> refused(id, 422, "Not decided", wrong));
  }

  /** A draft of the question to the payer, as text to read and copy. */
  @POST
  @Path("reviews/{review}/question")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response question(@PathParam("review") String review) {
    return Response.ok(
            Templates.question(
                Ids.parse(review)
                    .map(desk.get()::draftQuestion)
                    .map(QuestionView::of)
                    .orElse(QuestionView.NO_CASE)))
        .build();
  }

  @POST
  @Path("applications/{application}/reversal")
  @Operation(hidden = true)
  public Response reverse(
      @PathParam("id") String id,
      @PathParam("application") String application,
      MultivaluedMap<String, String> form) {
    String reason = form.getFirst("reason") == null ? "" : form.getFirst("reason").strip();
    if (reason.isEmpty() || reason.length() > settings.noteLength()) {
      return refused(
          id,
          422,
          "Not reversed",
          "A reversal needs a reason of at most " + settings.noteLength() + " letters.");
    }
    Optional<String> code = ReversalReason.of(form.getFirst("code"));
    return code.isEmpty()
        ? refused(id, 422, "Not reversed", "The form names no reason that is known.")
        : answer(id, desk.get().reverse(application, code.get(), reason));
  }

  @POST
  @Path("reprocess")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response reprocess(@PathParam("id") String id) {
    Optional<UUID> message = Ids.parse(id);
    return message.isEmpty()
        ? refused(id, 404, "Not started", "There is no such message.")
        : answer(id, desk.get().reprocess(message.get()));
  }

  private Response answer(String id, DecisionOutcome outcome) {
    return outcome.fold(
        done -> {
          Optional<MessageDetail> detail = Ids.parse(id).flatMap(desk.get()::detail);
          JudgementView.Notice notice =
              new JudgementView.Notice("good", "Done", done.message(), false);
          return detail
              .map(
                  now ->
                      Response.ok(
                              Templates.judgement(
                                  JudgementView.of(now, notice, desk.get().draftsQuestions())))
                          .build())
              .orElseGet(() -> refused(id, 404, "Gone", "The message is no longer there."));
        },
        refused ->
            refused.changed()
                ? notice(
                    id,
                    409,
                    new JudgementView.Notice(
                        "bad", "Changed meanwhile, nothing was posted", refused.message(), true))
                : refused(id, 422, "Refused, nothing was posted", refused.message()));
  }

  private static Response refused(String id, int status, String title, String text) {
    return notice(id, status, new JudgementView.Notice("bad", title, text, false));
  }

  private static Response notice(String id, int status, JudgementView.Notice notice) {
    return Response.status(status)
        .header("HX-Retarget", "#notice")
        .header("HX-Reswap", "outerHTML")
        .entity(Templates.notice(id, notice))
        .build();
  }
}
