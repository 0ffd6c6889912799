package io.quittance.certificate;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.tenant.InTenant;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Blind audits over REST. They are decided as other cases are: {@code POST /reviews/{id}/decision}.
 */
@Path("/api/v1/audits")
@Produces(MediaType.APPLICATION_JSON)
public class AuditsResource {
  /** After every audit: the newest comes first. */
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private final BlindAudits audits;
  private final ShowAudits show;
  private final InTenant inTenant;
  private final Caller caller;

  AuditsResource(BlindAudits audits, ShowAudits show, InTenant inTenant, Caller caller) {
    this.audits = audits;
    this.show = show;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  @GET
  @Operation(
      summary = "Blind audits of automatic postings, the newest first",
      description = "What was posted is shown when the audit is decided.")
  public Page<AuditView> list(
      @Parameter(description = "true: only those that wait for a person; false: only the others")
          @QueryParam("waiting")
          Boolean waiting,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    return inTenant.call(
        caller.tenant(),
        () -> {
          Position before = position(cursor);
          List<BlindAudits.Audit> found =
              audits.list(waiting, before.at(), before.id(), limit.plusOne());
          return Page.of(
              found,
              limit,
              last -> Cursor.of(last.openedAt().toString(), last.id().toString()),
              show::listed);
        });
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One blind audit with the payment and what was open before it was applied")
  public AuditView one(@PathParam("id") UUID id) {
    return inTenant.call(
        caller.tenant(),
        () ->
            audits
                .find(id)
                .map(show::whole)
                .orElseThrow(
                    () -> Problem.notFound("unknown-audit", "There is no audit " + id + ".")));
  }

  private record Position(Instant at, UUID id) {}

  private static Position position(Cursor cursor) {
    if (cursor == null) {
      return new Position(END, new UUID(-1, -1));
    }
    List<String> keys = cursor.keys(2);
    try {
      return new Position(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Cursor.malformed();
    }
  }
}
