package io.quittance.review;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The review queue over REST. */
@Path("/api/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewsResource {
  private final ReviewCases cases;
  private final InTenant inTenant;
  private final Caller caller;

  ReviewsResource(ReviewCases cases, InTenant inTenant, Caller caller) {
    this.cases = cases;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "Open cases, the oldest first")
  public Page<ReviewCase> open(
      @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") Cursor cursor) {
    List<ReviewCase> found =
        inTenant.call(
            caller.tenant(),
            () -> {
              if (cursor == null) {
                return cases.openAfter(Instant.EPOCH, new UUID(0, 0), limit.plusOne());
              }
              List<String> after = cursor.keys(2);
              return cases.openAfter(
                  Instant.parse(after.get(0)), UUID.fromString(after.get(1)), limit.plusOne());
            });
    return Page.of(
        found, limit, last -> Cursor.of(last.openedAt().toString(), last.id().toString()), c -> c);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One case")
  public ReviewCase one(@PathParam("id") UUID id) {
    return inTenant
        .call(caller.tenant(), () -> cases.find(id))
        .orElseThrow(() -> Problem.notFound("unknown-case", "There is no case " + id + "."));
  }

  @POST
  @Path("{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Decide a case: approve, apply, reject, ...")
  public Map<String, String> decide(@PathParam("id") UUID id, Decision decision) {
    if (decision == null) {
      throw Problem.badRequest("no-decision", "The request has no body; send {\"action\": ...}.");
    }
    DecisionOutcome outcome =
        inTenant.call(caller.tenant(), () -> cases.decide(id, decision, null, caller.actor()));
    return outcome.fold(
        done -> Map.of("status", done.status()),
        refused -> {
          throw refused.code().equals("unknown-case")
              ? Problem.notFound(refused.code(), refused.message())
              : refused.code().equals("already-decided")
                  ? Problem.conflict(refused.code(), refused.message())
                  : Problem.unprocessable(refused.code(), refused.message());
        });
  }
}
