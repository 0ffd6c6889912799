package io.quittance.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.pipeline.TryPolicyResource;
import io.quittance.policy.PolicyDraftsResource;
import io.quittance.policy.PolicyResource;
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
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The policy: what is in force where, drafts of what shall be, their tries on past messages, and
 * what was in force before. Says and does what its REST resources say and do; their refusals come
 * as problems.
 */
@WorkbenchPage
@Path("/policies")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PolicyPages {
  private static final int TRIED_MESSAGES = 200;

  private final PolicyResource policy;
  private final PolicyDraftsResource drafts;
  private final TryPolicyResource tries;
  private final ObjectMapper json;
  private final Caller caller;

  PolicyPages(
      PolicyResource policy,
      PolicyDraftsResource drafts,
      TryPolicyResource tries,
      ObjectMapper json,
      Caller caller) {
    this.policy = policy;
    this.drafts = drafts;
    this.tries = tries;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance inForce(
      @QueryParam("legalEntity") String legalEntity,
      @QueryParam("group") String group,
      @QueryParam("customer") String customer) {
    PolicyScope scope = new PolicyScope(legalEntity, group, customer);
    return Templates.policies(
        PoliciesPage.of(
            visitor(),
            scope,
            inForce(scope),
            read(drafts.startingPolicies()),
            read(drafts.list()),
            read(drafts.versions(Integer.MAX_VALUE))));
  }

  /** Writes a draft of what the form changed. */
  @POST
  @Path("drafts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response write(MultivaluedMap<String, String> form) {
    PolicyScope scope =
        new PolicyScope(
            form.getFirst("legalEntity"), form.getFirst("group"), form.getFirst("customer"));
    Map<String, String> typed = new HashMap<>();
    form.forEach((name, values) -> typed.put(name, values.get(0)));
    String start = form.getFirst("startingPolicy");
    JsonNode draft =
        read(
            drafts.write(
                scope.legalEntityOrNull(),
                scope.groupOrNull(),
                scope.customerOrNull(),
                start == null || start.isBlank() ? null : start,
                PolicySettings.typed(inForce(scope), typed).toString()));
    return Sayings.goTo("/policies/drafts/" + draft.path("id").asText());
  }

  @GET
  @Path("drafts/{id}")
  @Operation(hidden = true)
  public TemplateInstance draft(@PathParam("id") UUID id) {
    JsonNode draft = read(drafts.one(id));
    return Templates.policydraft(
        PolicyDraftPage.of(visitor(), draft, inForce(PolicyScope.of(draft.path("scope")))));
  }

  @POST
  @Path("drafts/{id}/dry-run")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response dryRun(@PathParam("id") UUID id) {
    tries.run(id, TRIED_MESSAGES);
    return Sayings.goTo("/policies/drafts/" + id);
  }

  @POST
  @Path("drafts/{id}/activation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response activate(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    drafts.activate(id, '"' + Wording.or(form.getFirst("base"), "") + '"');
    return Sayings.goTo("/policies/drafts/" + id);
  }

  private JsonNode inForce(PolicyScope scope) {
    return read(
        policy.inForce(scope.legalEntityOrNull(), scope.groupOrNull(), scope.customerOrNull()));
  }

  private Visitor visitor() {
    return new Visitor(caller.tenant().value(), caller.actor());
  }

  private JsonNode read(Response answer) {
    try {
      return json.readTree((String) answer.getEntity());
    } catch (JsonProcessingException ours) {
      throw new UncheckedIOException(ours);
    }
  }
}
