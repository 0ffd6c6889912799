package io.quittance.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.api.Caller;
import io.quittance.api.ETags;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import io.quittance.policy.PolicyDraft;
import io.quittance.policy.PolicyDrafts;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tries a draft of a policy on what has come in. */
@Path("/api/v1/policy-drafts/{id}/dry-run")
@Produces(MediaType.APPLICATION_JSON)
public class TryPolicyResource {
  static final int MOST_MESSAGES = 1000;

  private final Caller caller;
  private final Repeated transaction;
  private final PolicyDrafts drafts;
  private final TryPolicy tryPolicy;

  TryPolicyResource(Caller caller, Repeated transaction, PolicyDrafts drafts, TryPolicy tryPolicy) {
    this.caller = caller;
    this.transaction = transaction;
    this.drafts = drafts;
    this.tryPolicy = tryPolicy;
  }

  @POST
  @Operation(
      summary = "Matches the newest messages with and without the draft; posts nothing",
      description = "Says how many advices would be applied otherwise, and the money of it.")
  public Response run(
      @PathParam("id") UUID id, @QueryParam("messages") @DefaultValue("200") int messages) {
    if (messages < 1 || messages > MOST_MESSAGES) {
      throw Problem.unprocessable(
          "bad-count", "messages is a number from 1 to " + MOST_MESSAGES + ".");
    }
    return transaction.call(
        caller.tenant(),
        () -> {
          PolicyDraft draft = drafts.draft(id);
          String result = json(tryPolicy.on(draft, messages)).toString();
          drafts.tried(id, result);
          return Response.ok(result).tag(ETags.of(draft.base())).build();
        });
  }

  private static ObjectNode json(PolicyDifference difference) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("advices", difference.advices)
            .put("unchanged", difference.unchanged);
    json.set("appliedInAddition", json(difference.appliedInAddition));
    json.set("noLongerApplied", json(difference.noLongerApplied));
    json.set("appliedOtherwise", json(difference.appliedOtherwise));
    return json;
  }

  private static ObjectNode json(PolicyDifference.Kind kind) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("count", kind.count);
    ObjectNode money = json.putObject("money");
    kind.money.forEach(
        (currency, sums) ->
            money
                .putObject(currency)
                .put("cash", sums.cash().toPlainString())
                .put("discount", sums.discount().toPlainString())
                .put("writeOff", sums.writeOff().toPlainString()));
    return json;
  }
}
