package io.quittance.replay;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.api.StrictJson;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** Reads and matches stored messages anew, in shadow or for good. */
@Path("/api/v1/reprocessings")
@Produces(MediaType.APPLICATION_JSON)
public class ReprocessingsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final Reprocessings reprocessings;

  ReprocessingsResource(Caller caller, Repeated transaction, Reprocessings reprocessings) {
    this.caller = caller;
    this.transaction = transaction;
    this.reprocessings = reprocessings;
  }

  /**
   * @param reverse what is applied may be taken back and applied anew
   */
  public record Promotion(Boolean reverse) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Asks for messages to be read or matched anew; answers an estimate",
      description =
          "stage read begins at the stored bytes, advice at the kept documents, match at the kept"
              + " reading. In shadow, the usual mode, nothing is changed but this request. It waits"
              + " for /start, unless start is true. 200 instead of 201 when an equal request is"
              + " open: then that one is the answer. mode apply promotes by itself at the end.")
  public Response request(
      @RequestBody(content = @Content(schema = @Schema(implementation = Wish.class))) String body) {
    Wish wish = StrictJson.read(body, Wish.class);
    Reprocessings.Answer answer =
        transaction.call(caller.tenant(), () -> reprocessings.request(wish, caller.actor()));
    URI location = URI.create("/api/v1/reprocessings/" + answer.view().id());
    return Response.status(answer.opened() ? 201 : 200)
        .location(location)
        .entity(answer.view())
        .build();
  }

  @GET
  @Operation(summary = "Lists requests, the newest first, without their reports")
  public Page<ReprocessingView> list(
      @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") Cursor cursor) {
    UUID before = before(cursor);
    List<ReprocessingView> found =
        transaction.call(caller.tenant(), () -> reprocessings.list(before, limit.plusOne()));
    return Page.of(found, limit, last -> Cursor.of(last.id().toString()), shown -> shown);
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "Progress and report, in messages and in money",
      description =
          "items = same + better + worse + different + failed + remaining. better: what is applied"
              + " stays and more would be applied; worse: some of it would not be; different:"
              + " read or decided otherwise, or applied to something else. Money is cash applied"
              + " from these messages; its difference is the sum of those of all items.")
  public ReprocessingView one(@PathParam("id") String id) {
    UUID known = uuid(id);
    return transaction.call(caller.tenant(), () -> reprocessings.one(known));
  }

  @GET
  @Path("/{id}/items")
  @Operation(summary = "The messages of a request with what differs, after a position")
  public List<ItemView> items(
      @PathParam("id") String id,
      @QueryParam("outcome") String outcome,
      @QueryParam("after") @DefaultValue("0") int after,
      @QueryParam("limit") @DefaultValue("50") Limit limit) {
    UUID known = uuid(id);
    Outcome wanted = outcome(outcome);
    return transaction.call(
        caller.tenant(), () -> reprocessings.items(known, wanted, after, limit.value()));
  }

  @POST
  @Path("/{id}/start")
  @Operation(summary = "Confirms the estimate and begins; again, it does nothing")
  public ReprocessingView start(@PathParam("id") String id) {
    UUID known = uuid(id);
    return transaction.call(caller.tenant(), () -> reprocessings.start(known, caller.actor()));
  }

  @POST
  @Path("/{id}/pause")
  @Operation(summary = "Begins no further message; those under way are finished")
  public ReprocessingView pause(@PathParam("id") String id) {
    UUID known = uuid(id);
    return transaction.call(caller.tenant(), () -> reprocessings.pause(known));
  }

  @POST
  @Path("/{id}/resume")
  @Operation(summary = "Goes on where it was paused")
  public ReprocessingView resume(@PathParam("id") String id) {
    UUID known = uuid(id);
    return transaction.call(caller.tenant(), () -> reprocessings.resume(known));
  }

  @POST
  @Path("/{id}/cancel")
  @Operation(summary = "Ends it; what was done by then stays and is reported")
  public ReprocessingView cancel(@PathParam("id") String id) {
    UUID known = uuid(id);
    return transaction.call(caller.tenant(), () -> reprocessings.cancel(known, caller.actor()));
  }

  @POST
  @Path("/{id}/promote")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Puts what was compared into the messages",
      description =
          "Messages from which nothing is applied get the new reading and are matched with it."
              + " Where cash was applied, nothing is changed unless reverse is true: then it is"
              + " taken back and applied anew in one transaction, and only when it comes out as"
              + " shown. What a person decided, what several mails were posted for together and"
              + " what labels posted is left. Again, it takes only what was not taken.")
  public ReprocessingView promote(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = Promotion.class)))
          String body) {
    UUID known = uuid(id);
    Promotion promotion =
        body == null || body.isBlank()
            ? new Promotion(false)
            : StrictJson.read(body, Promotion.class);
    return transaction.call(
        caller.tenant(),
        () ->
            reprocessings.promote(known, Boolean.TRUE.equals(promotion.reverse()), caller.actor()));
  }

  private static Outcome outcome(String text) {
    try {
      return text == null || text.isBlank() ? null : Outcome.of(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
          "bad-outcome", "outcome is same, better, worse, different or failed.");
    }
  }

  private static UUID before(Cursor cursor) {
    try {
      return cursor == null ? null : UUID.fromString(cursor.keys(1).get(0));
    } catch (IllegalArgumentException e) {
      throw Cursor.malformed();
    }
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("unknown-reprocessing", "There is no reprocessing " + id + ".");
    }
  }
}
