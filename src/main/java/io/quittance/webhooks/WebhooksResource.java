package io.quittance.webhooks;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import io.quittance.tenant.TenantId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Who is told of postings and cases. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {
  private final Caller caller;
  private final Repeated transaction;
  private final Webhooks webhooks;

  WebhooksResource(Caller caller, Repeated transaction, Webhooks webhooks) {
    this.caller = caller;
    this.transaction = transaction;
    this.webhooks = webhooks;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Adds a receiver of events; the answer shows its secret, once",
      description =
          "events are posting.created and review.opened, both when none is named. Each event is"
              + " POSTed as Standard Webhooks has it: webhook-id, webhook-timestamp and"
              + " webhook-signature (v1, HMAC-SHA256 with the secret). At least once, in order:"
              + " know a repeat by webhook-id. The url is https, not of a private network, and not"
              + " redirected. What a receiver missed stands in GET /postings.")
  public Response add(NewWebhook given) {
    if (given == null) {
      throw Problem.badRequest("empty-body", "The body has url and events.");
    }
    TenantId tenant = caller.tenant();
    webhooks.check(given);
    Webhook added = transaction.call(tenant, () -> webhooks.add(given, caller));
    return Response.created(URI.create("/api/v1/webhooks/" + added.id())).entity(added).build();
  }

  @GET
  @Operation(summary = "Lists the receivers, how many events wait for each and why")
  public Page<Webhook> list(
      @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") Cursor cursor) {
    UUID after = after(cursor);
    List<Webhook> found =
        transaction.call(caller.tenant(), () -> webhooks.list(after, limit.plusOne()));
    return Page.of(found, limit, last -> Cursor.of(last.id().toString()), shown -> shown);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "Shows one receiver")
  public Webhook one(@PathParam("id") String id) {
    UUID known = uuid(id);
    return transaction.call(
        caller.tenant(), () -> webhooks.find(known).orElseThrow(() -> unknown(id)));
  }

  @POST
  @Path("/{id}/resumption")
  @Operation(
      summary = "Tries a failing or stopped receiver again now, from the first event it missed")
  public Webhook resume(@PathParam("id") String id) {
    UUID known = uuid(id);
    return transaction.call(
        caller.tenant(), () -> webhooks.resume(known, caller).orElseThrow(() -> unknown(id)));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Forgets a receiver and what it has not heard")
  public Response delete(@PathParam("id") String id) {
    UUID known = uuid(id);
    if (!transaction.call(caller.tenant(), () -> webhooks.delete(known, caller.actor()))) {
      throw unknown(id);
    }
    return Response.noContent().build();
  }

  private static UUID after(Cursor cursor) {
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
      throw unknown(id);
    }
  }

  private static Problem unknown(String id) {
    return Problem.notFound("unknown-webhook", "There is no webhook " + id + ".");
  }
}
