package io.quittance.policy;

import io.quittance.api.Caller;
import io.quittance.api.ETags;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The posting policy, in versions. */
@Path("/api/v1/policy")
@Produces(MediaType.APPLICATION_JSON)
public class PolicyResource {
  private final Caller caller;
  private final Repeated transaction;
  private final Policies policies;

  PolicyResource(Caller caller, Repeated transaction, Policies policies) {
    this.caller = caller;
    this.transaction = transaction;
    this.policies = policies;
  }

  @GET
  @Operation(summary = "Shows the policy in force for a legal entity, group and customer")
  public Response inForce(
      @QueryParam("legalEntity") String legalEntity,
      @QueryParam("group") String group,
      @QueryParam("customer") String customer) {
    return answer(
        transaction.call(
            caller.tenant(),
            () ->
                group == null
                    ? policies.of(legalEntity, customer)
                    : policies.inForce(new Policies.Scope(legalEntity, group, customer))));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Writes the next version of the policy of a scope",
      description =
          "Fields that are not named stay as they are, or as the named starting policy has them. A"
              + " narrower scope's version is a whole policy: later changes of a wider one do not"
              + " reach it. If-Match guards against a race.")
  public Response change(
      @QueryParam("legalEntity") String legalEntity,
      @QueryParam("group") String group,
      @QueryParam("customer") String customer,
      @QueryParam("startingPolicy") String start,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      String body) {
    Policies.Scope scope = new Policies.Scope(legalEntity, group, customer);
    return answer(
        transaction.call(
            caller.tenant(), () -> policies.change(scope, start, body, ifMatch, caller.actor())));
  }

  private static Response answer(Policy policy) {
    return Response.ok(PolicyJson.write(policy).toString()).tag(ETags.of(policy.version())).build();
  }
}
