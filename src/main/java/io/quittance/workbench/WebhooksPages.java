package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.webhooks.NewWebhook;
import io.quittance.webhooks.Webhook;
import io.quittance.webhooks.WebhooksResource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who hears of postings and cases. Refusals come as problems. */
@WorkbenchPage
@Path("/webhooks")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class WebhooksPages {
  private static final Limit SHOWN = new Limit(100);
  private static final String HERE = "/webhooks";

  private final WebhooksResource webhooks;
  private final Caller caller;

  WebhooksPages(WebhooksResource webhooks, Caller caller) {
    this.webhooks = webhooks;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(@QueryParam("cursor") Cursor cursor) {
    return Templates.webhooks(WebhooksPage.of(Visitor.of(caller), webhooks.list(SHOWN, cursor)));
  }

  /** Answers with the secret, which is shown this once. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response add(MultivaluedMap<String, String> form) {
    List<String> events = form.getOrDefault("events", List.of());
    Webhook added =
        (Webhook) webhooks.add(new NewWebhook(FormText.orNull(form, "url"), events)).getEntity();
    return Response.ok(Templates.secret(added.url(), added.secret()))
        .header("HX-Retarget", "#notice")
        .header("HX-Reswap", "outerHTML")
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("{id}/resumption")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response resume(@PathParam("id") String id) {
    webhooks.resume(id);
    return Sayings.goTo(HERE);
  }

  @POST
  @Path("{id}/removal")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response remove(@PathParam("id") String id) {
    webhooks.delete(id);
    return Sayings.goTo(HERE);
  }
}
