package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.database.Repeated;
import io.quittance.policy.PolicyDraftsResource;
import io.quittance.replay.ItemView;
import io.quittance.replay.Outcome;
import io.quittance.replay.ReprocessingView;
import io.quittance.replay.Reprocessings;
import io.quittance.replay.Wish;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Messages read and matched anew: asked for with an estimate first, watched, and put into the
 * messages when somebody says so. Refusals come as problems.
 */
@WorkbenchPage
@Path("/reprocessings")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ReprocessingsPages {
  private static final int SHOWN = 50;

  private final Caller caller;
  private final Repeated transaction;
  private final Reprocessings reprocessings;
  private final PolicyDraftsResource drafts;

  ReprocessingsPages(
      Caller caller,
      Repeated transaction,
      Reprocessings reprocessings,
      PolicyDraftsResource drafts) {
    this.caller = caller;
    this.transaction = transaction;
    this.reprocessings = reprocessings;
    this.drafts = drafts;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list() {
    List<ReprocessingView> found =
        transaction.call(caller.tenant(), () -> reprocessings.list(null, SHOWN));
    return Templates.reprocessings(
        ReprocessingsPage.of(visitor(), found, (String) drafts.list().getEntity()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response ask(MultivaluedMap<String, String> form) {
    String confidence = typed(form, "confidenceBelow");
    if (confidence != null && !confidence.matches("[01]([.][0-9]{1,4})?")) {
      return Sayings.refused(422, "Not asked for", "A confidence is a number from 0 to 1.");
    }
    String state = typed(form, "state");
    String draft = typed(form, "draft");
    Wish wish =
        new Wish(
            new Wish.Filter(
                typed(form, "from"),
                typed(form, "to"),
                typed(form, "payer"),
                typed(form, "sender"),
                typed(form, "reader"),
                confidence == null ? null : new BigDecimal(confidence),
                state == null ? null : List.of(state),
                null),
            typed(form, "stage"),
            typed(form, "model"),
            typed(form, "prompt"),
            draft == null ? null : new Wish.PolicyWish(null, draft),
            "shadow",
            false,
            false);
    Reprocessings.Answer answer =
        transaction.call(caller.tenant(), () -> reprocessings.request(wish, caller.actor()));
    return shown(answer.view().id());
  }

  /**
   * @param outcome of the messages that are listed; empty for those that differ or failed
   */
  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public TemplateInstance one(
      @PathParam("id") UUID id,
      @QueryParam("outcome") @DefaultValue("") String outcome,
      @QueryParam("after") @DefaultValue("0") int after) {
    Outcome wanted = outcome(outcome);
    return transaction.call(
        caller.tenant(),
        () -> {
          ReprocessingView view = reprocessings.one(id);
          List<ItemView> items = reprocessings.items(id, wanted, after, SHOWN);
          return Templates.reprocessing(
              ReprocessingPage.of(visitor(), view, wanted, items, items.size() == SHOWN));
        });
  }

  @POST
  @Path("{id}/{step: start|pause|resume|cancel}")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response step(@PathParam("id") UUID id, @PathParam("step") String step) {
    transaction.call(
        caller.tenant(),
        () ->
            switch (step) {
              case "start" -> reprocessings.start(id, caller.actor());
              case "pause" -> reprocessings.pause(id);
              case "resume" -> reprocessings.resume(id);
              default -> reprocessings.cancel(id, caller.actor());
            });
    return shown(id);
  }

  @POST
  @Path("{id}/promote")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response promote(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    boolean reverse = typed(form, "reverse") != null;
    transaction.call(caller.tenant(), () -> reprocessings.promote(id, reverse, caller.actor()));
    return shown(id);
  }

  private static Response shown(UUID id) {
    return Sayings.goTo("/reprocessings/" + id);
  }

  private static Outcome outcome(String text) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.text().equals(text)) {
        return outcome;
      }
    }
    return null;
  }

  private static String typed(MultivaluedMap<String, String> form, String name) {
    String text = form.getFirst(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private Visitor visitor() {
    return new Visitor(caller.tenant().value(), caller.actor());
  }
}
