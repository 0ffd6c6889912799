package io.quittance.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.tenant.InTenant;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the matcher made of each advice, over REST. */
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
public class ProposalsResource {
  private final Messages messages;
  private final PaymentNow paymentNow;
  private final InTenant inTenant;
  private final Caller caller;

  ProposalsResource(Messages messages, PaymentNow paymentNow, InTenant inTenant, Caller caller) {
    this.messages = messages;
    this.paymentNow = paymentNow;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "Current proposals, the newest first; state is open, applied or rejected")
  public Page<ObjectNode> list(
      @QueryParam("state") String state,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    List<Messages.ListedProposal> found =
        inTenant.call(
            caller.tenant(), () -> messages.proposals(state, position(cursor), limit.plusOne()));
    return Page.of(
        found,
        limit,
        last -> Cursor.of(last.createdAt().toString(), last.view().id().toString()),
        listed ->
            MessageJson.proposal(listed.view())
                .put("message", listed.message() == null ? null : listed.message().toString()));
  }

  @GET
  @Path("/of-payment")
  @Operation(
      summary = "What a payment may be: its open proposals, else what the books say of it now",
      description =
          "Money that waits for its advice is no case yet. Whoever opens it sees what would be"
              + " proposed if nothing more came, of state not-kept: without an id, decided by"
              + " nobody, otherwise as soon as the books are. Empty when its money is used. An"
              + " unknown payment is refused as unknown-payment.")
  public Page<ObjectNode> ofPayment(@QueryParam("payment") String payment) {
    if (payment == null || payment.isBlank()) {
      throw Problem.badRequest(
          "missing-parameter", "Say which payment: the parameter payment is its id.");
    }
    return new Page<>(
        inTenant.call(
            caller.tenant(),
            () ->
                paymentNow.of(payment).stream()
                    .map(listed -> MessageJson.proposal(listed.view()))
                    .toList()),
        null);
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
}
