package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.review.learned.LearnedResource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
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

/** What was learned about payers: looked over, removed, approved. Refusals come as problems. */
@WorkbenchPage
@Path("/learned")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LearnedPages {
  private static final Limit SHOWN = new Limit(100);
  private static final String HERE = "/learned";

  private final LearnedResource facts;
  private final Caller caller;

  LearnedPages(LearnedResource facts, Caller caller) {
    this.facts = facts;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(
      @QueryParam("customer") String customer, @QueryParam("cursor") Cursor cursor) {
    String asked = Wording.or(customer, "").strip();
    return Templates.learned(
        LearnedPage.of(
            new Visitor(caller.tenant().value(), caller.actor()),
            asked,
            facts.list(asked.isEmpty() ? null : asked, SHOWN, cursor)));
  }

  /** Asks for an account to identify nobody. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response propose(@FormParam("account") String account) {
    facts.propose(new LearnedResource.Collecting(account));
    return Sayings.goTo(HERE);
  }

  @POST
  @Path("{id}/approval")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response approve(@PathParam("id") UUID id) {
    facts.approve(id);
    return Sayings.goTo(HERE);
  }

  @POST
  @Path("{id}/removal")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response remove(@PathParam("id") UUID id) {
    facts.remove(id);
    return Sayings.goTo(HERE);
  }
}
