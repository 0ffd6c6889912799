package io.quittance.pipeline;

import io.quittance.advice.model.Suggested;
import io.quittance.api.Caller;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Why a customer paid less, as a model suggests it to an analyst. */
@Path("/api/v1/reviews/{id}/reasons")
@Produces(MediaType.APPLICATION_JSON)
public class ReasonsResource {
  private final AskAboutCase ask;
  private final Caller caller;

  ReasonsResource(AskAboutCase ask, Caller caller) {
    this.ask = ask;
    this.caller = caller;
  }

  @POST
  @Operation(
      summary = "Suggests which of the tenant's reasons the deductions of a case have",
      description =
          "Codes of the policy in force with the words of the mail that say so. A suggestion is"
              + " shown to people only: it changes no reading and no proposal. 409 when no model is"
              + " configured, when it does not answer now, or when it found nothing.")
  public Map<String, List<Suggested.Reason>> suggest(@PathParam("id") UUID id) {
    AskAboutCase.Outcome<Suggested> outcome = ask.suggest(caller.tenant(), id);
    if (outcome.refusal() != null) {
      throw QuestionResource.refused(outcome.refusal(), id);
    }
    if (outcome.answer().none() != null) {
      throw QuestionResource.none(outcome.answer().none());
    }
    return Map.of("reasons", outcome.answer().reasons());
  }
}
