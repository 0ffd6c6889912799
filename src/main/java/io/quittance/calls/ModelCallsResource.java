package io.quittance.calls;

import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.tenant.InTenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The audit of questions to models, over REST. */
@Path("/api/v1/model-calls")
@Produces(MediaType.APPLICATION_JSON)
public class ModelCallsResource {
  private final ListCalls calls;
  private final InTenant inTenant;
  private final Caller caller;

  ModelCallsResource(ListCalls calls, InTenant inTenant, Caller caller) {
    this.calls = calls;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  public record Calls(List<CallView> items) {}

  /**
   * @throws Problem 400 when no message is named
   */
  @GET
  @Operation(
      summary = "Every question to a model about a message, what it took and how it ended",
      description =
          "From new to old, at most 200. What was asked and answered is shown only where it is kept"
              + " (QUITTANCE_CALLS_KEEP_QUESTIONS) and until the message's content is erased.")
  public Calls calls(@QueryParam("message") String message) {
    UUID id = id(message);
    return new Calls(inTenant.call(caller.tenant(), () -> calls.of(id)));
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text == null ? "" : text);
    } catch (IllegalArgumentException none) {
      throw Problem.badRequest(
          "message-required", "Name in message the id of the message whose calls to show.");
    }
  }
}
