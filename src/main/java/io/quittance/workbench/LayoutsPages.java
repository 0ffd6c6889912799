package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.review.layouts.LayoutsResource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Layouts that payments have proven: looked over and removed. */
@WorkbenchPage
@Path("/layouts")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LayoutsPages {
  private static final Limit SHOWN = new Limit(100);

  private final LayoutsResource layouts;
  private final Caller caller;

  LayoutsPages(LayoutsResource layouts, Caller caller) {
    this.layouts = layouts;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(@QueryParam("cursor") Cursor cursor) {
    return Templates.layouts(
        LayoutsPage.of(
            new Visitor(caller.tenant().value(), caller.actor()),
            layouts.list(null, SHOWN, cursor)));
  }

  @POST
  @Path("{id}/removal")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response remove(@PathParam("id") UUID id) {
    layouts.remove(id);
    return Sayings.goTo("/layouts");
  }
}
