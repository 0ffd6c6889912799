package io.quittance.review.layouts;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.tenant.InTenant;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Remembered layouts, for people who look them over. */
@Path("/api/v1/layouts")
@Produces(MediaType.APPLICATION_JSON)
public class LayoutsResource {
  private final ProvenLayouts layouts;
  private final InTenant inTenant;
  private final Caller caller;

  LayoutsResource(ProvenLayouts layouts, InTenant inTenant, Caller caller) {
    this.layouts = layouts;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "Layouts that payments have proven, with what stands where and their counts")
  public Page<ProvenLayout> list(
      @QueryParam("customer") String customer,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    UUID after = cursor == null ? new UUID(0, 0) : id(cursor.keys(1).get(0));
    return Page.of(
        inTenant.call(caller.tenant(), () -> layouts.list(customer, after, limit.plusOne())),
        limit,
        last -> Cursor.of(last.id().toString()),
        layout -> layout);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Remove a layout: it reads nothing more and is not learned again")
  public ProvenLayout remove(@PathParam("id") UUID id) {
    return inTenant.call(
        caller.tenant(),
        () -> {
          ProvenLayout standing =
              layouts
                  .lock(id)
                  .filter(layout -> layout.state() != ProvenLayout.State.REMOVED)
                  .orElseThrow(
                      () ->
                          Problem.notFound(
                              "unknown-layout", "There is no remembered layout " + id + "."));
          layouts.removed(standing.id(), caller.actor());
          return layouts.find(id).orElseThrow();
        });
  }

  private static UUID id(String key) {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw Cursor.malformed();
    }
  }
}
