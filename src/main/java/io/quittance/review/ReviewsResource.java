package io.quittance.review;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.ETags;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import io.quittance.tenant.InTenant;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The review queue over REST. */
@Path("/api/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewsResource {
  private final ReviewCases cases;
  private final InTenant inTenant;
  private final Repeated repeated;
  private final Caller caller;

  ReviewsResource(ReviewCases cases, InTenant inTenant, Repeated repeated, Caller caller) {
    this.cases = cases;
    this.inTenant = inTenant;
    this.repeated = repeated;
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
  public RestResponse<ReviewCase> one(@PathParam("id") UUID id) {
    ReviewCase found =
        inTenant
            .call(caller.tenant(), () -> cases.find(id))
            .orElseThrow(() -> Problem.notFound("unknown-case", "There is no case " + id + "."));
    return RestResponse.ResponseBuilder.ok(found).tag(ETags.of(found.revision())).build();
  }

  @POST
  @Path("{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Decide a case: approve, apply, reject, ...",
      description =
          "If-Match names the version of the case that the decision was made on. The status"
              + " awaiting-approval says that it is above the caller's limit: nothing is posted"
              + " before another person accepts it.")
  public Map<String, String> decide(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      Decision decision) {
    if (decision == null) {
      throw Problem.badRequest("no-decision", "The request has no body; send {\"action\": ...}.");
    }
    return answer(
        repeated.call(
            caller.tenant(),
            () ->
                cases.decide(
                    id,
                    decision,
                    seen(id, ifMatch),
                    DecidedBy.one(caller.actor(), caller.groups()))));
  }

  @POST
  @Path("{id}/approval")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Accept or reject a decision that is above the limit of whoever made it",
      description =
          "Accepted by another person with the limit it is carried out with both names. 409 when it"
              + " is the caller's own, above the caller's limit too, or about what has changed.")
  public Map<String, String> approve(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      Approval approval) {
    if (approval == null) {
      throw Problem.badRequest(
          "no-approval", "The request has no body; send {\"approval\": \"accept\"}.");
    }
    return answer(
        repeated.call(
            caller.tenant(),
            () -> cases.approve(id, approval, seen(id, ifMatch), caller.actor(), caller.groups())));
  }

  private static final Set<String> CONFLICTS =
      Set.of(
          "already-decided",
          "awaiting-approval",
          "nothing-awaits-approval",
          "own-decision",
          "above-own-limit",
          "changed-meanwhile");

  private static Map<String, String> answer(DecisionOutcome outcome) {
    return outcome.fold(
        done -> Map.of("status", done.status()),
        refused -> {
          if (refused.code().equals("unknown-case")) {
            throw Problem.notFound(refused.code(), refused.message());
          }
          throw CONFLICTS.contains(refused.code())
              ? Problem.conflict(refused.code(), refused.message())
              : Problem.unprocessable(refused.code(), refused.message());
        });
  }

  /** The revision that the caller saw, or null when it does not say. */
  private Long seen(UUID id, String ifMatch) {
    Optional<ReviewCase> found = ifMatch == null ? Optional.empty() : cases.find(id);
    found.ifPresent(known -> ETags.requireMatch(ifMatch, ETags.of(known.revision())));
    return found.map(ReviewCase::revision).orElse(null);
  }
}
