package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.ledger.LimitsResource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How much may be written off and discounted. Refusals come as problems. */
@WorkbenchPage
@Path("/limits")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LimitsPages {
  private final LimitsResource limits;
  private final Caller caller;

  LimitsPages(LimitsResource limits, Caller caller) {
    this.limits = limits;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list() {
    return Templates.limits(LimitsPage.of(Visitor.of(caller), caller.groups(), limits.all()));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response set(MultivaluedMap<String, String> form) {
    limits.set(
        FormText.json(
            new LimitsResource.View(
                FormText.orNull(form, "group"),
                FormText.orNull(form, "customer"),
                FormText.orNull(form, "currency"),
                FormText.orNull(form, "writeOff"),
                FormText.orNull(form, "discount"),
                FormText.orNull(form, "writeOffADay"),
                FormText.orNull(form, "discountADay"),
                null)));
    return Sayings.goTo("/limits");
  }

  @POST
  @Path("removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response remove(MultivaluedMap<String, String> form) {
    limits.remove(
        FormText.orNull(form, "group"),
        FormText.orNull(form, "customer"),
        FormText.orNull(form, "currency"));
    return Sayings.goTo("/limits");
  }
}
