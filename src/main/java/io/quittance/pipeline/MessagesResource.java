package io.quittance.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.review.DecisionOutcome;
import io.quittance.tenant.InTenant;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Messages over REST: send one, list them, look at one, read it anew. */
@Path("/api/v1/messages")
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
  private final Messages messages;
  private final InTenant inTenant;
  private final Caller caller;

  MessagesResource(Messages messages, InTenant inTenant, Caller caller) {
    this.messages = messages;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  @POST
  @Consumes({"message/rfc822", MediaType.APPLICATION_OCTET_STREAM})
  @Operation(summary = "Send in a mail as it was received")
  public Response send(byte[] raw) {
    if (raw == null || raw.length == 0) {
      throw Problem.badRequest(
          "empty-message", "The request has no body; send the mail as message/rfc822.");
    }
    UUID id = messages.accept(caller.tenant(), raw, caller.actor());
    return Response.accepted(Map.of("id", id.toString()))
        .location(URI.create("/api/v1/messages/" + id))
        .build();
  }

  @GET
  @Operation(summary = "Messages, the newest first")
  public Page<ObjectNode> list(
      @QueryParam("status") Set<String> statuses,
      @QueryParam("q") String query,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    Set<MessageStatus> wanted =
        statuses == null
            ? Set.of()
            : statuses.stream().map(MessagesResource::status).collect(Collectors.toSet());
    List<MessageSummary> found =
        inTenant.call(
            caller.tenant(), () -> messages.list(wanted, query, position(cursor), limit.plusOne()));
    return Page.of(
        found,
        limit,
        last -> Cursor.of(last.receivedAt().toString(), last.id().toString()),
        MessageJson::of);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One message with its documents, advices, proposals and applications")
  public ObjectNode one(@PathParam("id") String id) {
    return inTenant
        .call(caller.tenant(), () -> messages.detail(uuid(id)))
        .map(MessageJson::of)
        .orElseThrow(() -> unknown(id));
  }

  @GET
  @Path("{id}/raw")
  @Produces("message/rfc822")
  @Operation(summary = "The mail byte for byte")
  public Response raw(@PathParam("id") String id) {
    byte[] raw =
        inTenant.call(caller.tenant(), () -> messages.raw(uuid(id))).orElseThrow(() -> unknown(id));
    return Response.ok(raw, "message/rfc822")
        .header("Content-Disposition", "attachment; filename=\"" + uuid(id) + ".eml\"")
        .build();
  }

  @POST
  @Path("{id}/reprocess")
  @Operation(
      summary = "Read and match a message anew; what was posted from it must be reversed first")
  public Response reprocess(@PathParam("id") String id) {
    DecisionOutcome outcome =
        inTenant.call(caller.tenant(), () -> messages.reprocess(caller.tenant(), uuid(id)));
    return outcome.fold(
        done ->
            Response.accepted(Map.of("id", id, "status", done.status()))
                .location(URI.create("/api/v1/messages/" + id))
                .build(),
        refused -> {
          throw refused.code().equals("unknown-message")
              ? unknown(id)
              : Problem.conflict(refused.code(), refused.message());
        });
  }

  private static Messages.Position position(Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keys(2);
    try {
      return new Messages.Position(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Cursor.malformed();
    }
  }

  private static MessageStatus status(String text) {
    try {
      return MessageStatus.of(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("bad-status", e.getMessage());
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
    return Problem.notFound("unknown-message", "There is no message " + id + ".");
  }
}
