package io.quittance.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.api.Caller;
import io.quittance.api.ETags;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Policies to begin with, drafts, and what was in force before. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class PolicyDraftsResource {
  private static final int MOST_DRAFTS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Caller caller;
  private final Repeated transaction;
  private final PolicyDrafts drafts;
  private final PolicyHistory history;

  PolicyDraftsResource(
      Caller caller, Repeated transaction, PolicyDrafts drafts, PolicyHistory history) {
    this.caller = caller;
    this.transaction = transaction;
    this.drafts = drafts;
    this.history = history;
  }

  @GET
  @Path("/starting-policies")
  @Operation(summary = "Named policies to begin with, each after the examples of a ledger")
  public Response startingPolicies() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String name : StartingPolicies.NAMES) {
      list.addObject()
          .put("name", name)
          .put("about", StartingPolicies.about(name))
          .set("policy", PolicyJson.parts(StartingPolicies.named(name, 1).orElseThrow()));
    }
    return Response.ok(list.toString()).build();
  }

  @GET
  @Path("/policy-history")
  @Operation(summary = "Versions, the newest first, with who changed what; at most 200")
  public Response versions(@QueryParam("below") @DefaultValue("2147483647") int below) {
    return Response.ok(transaction.call(caller.tenant(), () -> history.versions(below)).toString())
        .build();
  }

  @GET
  @Path("/policy-drafts")
  @Operation(summary = "Drafts, the newest first")
  public Response list() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    transaction
        .call(caller.tenant(), () -> drafts.drafts(MOST_DRAFTS))
        .forEach(draft -> list.add(json(draft)));
    return Response.ok(list.toString()).build();
  }

  @GET
  @Path("/policy-drafts/{id}")
  public Response one(@PathParam("id") UUID id) {
    return answer(200, transaction.call(caller.tenant(), () -> drafts.draft(id)));
  }

  @POST
  @Path("/policy-drafts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Writes a draft of the policy of a scope; nothing is in force by it",
      description = "The answer's entity tag is the version it replaces, for its activation.")
  public Response write(
      @QueryParam("legalEntity") String legalEntity,
      @QueryParam("group") String group,
      @QueryParam("customer") String customer,
      @QueryParam("startingPolicy") String start,
      String body) {
    Policies.Scope scope = new Policies.Scope(legalEntity, group, customer);
    return answer(
        201,
        transaction.call(caller.tenant(), () -> drafts.write(scope, start, body, caller.actor())));
  }

  @POST
  @Path("/policy-drafts/{id}/activation")
  @Operation(summary = "Puts a draft in force; If-Match names the version that it replaces")
  public Response activate(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
    Policy active =
        transaction.call(caller.tenant(), () -> drafts.activate(id, ifMatch, caller.actor()));
    return Response.ok(PolicyJson.write(active).toString()).tag(ETags.of(active.version())).build();
  }

  private static Response answer(int status, PolicyDraft draft) {
    return Response.status(status)
        .entity(json(draft).toString())
        .tag(ETags.of(draft.base()))
        .build();
  }

  private static String given(String scope) {
    return scope.isEmpty() ? null : scope;
  }

  private static ObjectNode json(PolicyDraft draft) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", draft.id().toString())
            .put("base", draft.base())
            .put("actor", draft.actor())
            .put("activated", draft.activated());
    json.putObject("scope")
        .put("legalEntity", given(draft.scope().legalEntity()))
        .put("group", given(draft.scope().group()))
        .put("customer", given(draft.scope().customer()));
    json.set("policy", PolicyJson.parts(draft.policy()));
    try {
      json.set("dryRun", draft.dryRun() == null ? null : JSON.readTree(draft.dryRun()));
    } catch (JsonProcessingException stored) {
      throw new UncheckedIOException(stored);
    }
    return json;
  }
}
