package io.quittance.workbench;

import io.quittance.review.Approval;
import io.quittance.review.ReviewsResource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a person decides about a case that is about no message. */
@WorkbenchPage
@Path("/cases/{id}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
@Blocking
public class CaseDecisions {
  private final DecideCase decideCase;
  private final ReviewsResource reviews;
  private final WorkbenchSettings settings;

  CaseDecisions(DecideCase decideCase, ReviewsResource reviews, WorkbenchSettings settings) {
    this.decideCase = decideCase;
    this.reviews = reviews;
    this.settings = settings;
  }

  /** What a second person says of a decision above a limit; refusals come as problems. */
  @POST
  @Path("approval")
  @Operation(hidden = true)
  public Response approve(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
    Approval.Word word =
        "accept".equals(form.getFirst("approval")) ? Approval.Word.ACCEPT : Approval.Word.REJECT;
    reviews.approve(id, null, new Approval(word, Wording.or(form.getFirst("note"), "").strip()));
    return Sayings.goTo("/cases?decided=" + id);
  }

  @POST
  @Path("decision")
  @Operation(hidden = true)
  public Response decide(@PathParam("id") String id, MultivaluedMap<String, String> form) {
    Optional<UUID> review = Ids.parse(id);
    if (review.isEmpty()) {
      return Sayings.refused(404, "Not decided", "There is no such case.");
    }
    UUID seen = Ids.parse(form.getFirst("proposal")).orElse(null);
    return DecisionForm.read(form, settings)
        .fold(
            decision ->
                decideCase
                    .decide(review.get(), seen, decision)
                    .fold(
                        done -> Sayings.goTo("/cases?decided=" + review.get()),
                        refused ->
                            Sayings.refused(
                                refused.changed() ? 409 : 422,
                                "Refused, nothing was posted",
                                refused.message())),
            wrong -> Sayings.refused(422, "Not decided", wrong));
  }
}
