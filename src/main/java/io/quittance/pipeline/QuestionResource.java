package io.quittance.pipeline;

import io.quittance.advice.model.Drafted;
import io.quittance.api.Caller;
import io.quittance.api.Problem;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A draft of the question to the payer, for an analyst. */
@Path("/api/v1/reviews/{id}/question")
@Produces(MediaType.APPLICATION_JSON)
public class QuestionResource {
  private final AskAboutCase ask;
  private final Caller caller;

  QuestionResource(AskAboutCase ask, Caller caller) {
    this.ask = ask;
    this.caller = caller;
  }

  @POST
  @Operation(
      summary = "Drafts the one question to ask the payer of a case; sends and keeps nothing",
      description =
          "Plain text for an analyst, of what the mail itself says. 409 when no model is"
              + " configured, when it does not answer now, or when what it drafted may not be"
              + " shown.")
  public Map<String, String> draft(@PathParam("id") UUID id) {
    AskAboutCase.Outcome<Drafted> outcome = ask.draft(caller.tenant(), id);
    if (outcome.refusal() != null) {
      throw refused(outcome.refusal(), id);
    }
    return outcome
        .answer()
        .fold(
            draft -> Map.of("question", draft.text(), "reader", draft.reader()),
            none -> {
              throw none(none);
            });
  }

  /** Why there is no answer to show. */
  static Problem none(Drafted.None none) {
    return Problem.conflict(
        none.later() ? "model-unavailable" : "no-answer",
        "There is nothing to show: "
            + none.reason()
            + ". The case is as it was."
            + none.retryAfter()
                .map(wait -> " Ask again in " + wait.toSeconds() + " s.")
                .orElse(""));
  }

  /** Why nobody was asked. */
  static Problem refused(AskAboutCase.Refusal refusal, UUID id) {
    return switch (refusal) {
      case UNKNOWN_CASE -> Problem.notFound("unknown-case", "There is no case " + id + ".");
      case NO_MESSAGE ->
          Problem.conflict(
              "no-message", "Case " + id + " is about no mail that was read; nothing was asked.");
      case NO_MODEL ->
          Problem.conflict(
              "no-model",
              "No model is configured for this tenant, so nothing was asked; decide without one, or"
                  + " set QUITTANCE_MODEL_PROVIDER and QUITTANCE_MODEL_NAME.");
    };
  }
}
