package io.quittance.pipeline;

import io.quittance.api.Caller;
import io.quittance.api.ETags;
import io.quittance.api.StrictJson;
import io.quittance.database.Repeated;
import io.quittance.model.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which models a tenant's mails are shown to, over REST. */
@Path("/api/v1/model-settings")
@Produces(MediaType.APPLICATION_JSON)
public class ModelSettingsResource {
  private static final int MOST_VERSIONS = 100;

  private final ModelSettingsVersions versions;
  private final ModelsOfTenant ofTenant;
  private final ChangeModelSettings changing;
  private final Models models;
  private final ProbeModels probing;
  private final Repeated transaction;
  private final Caller caller;

  ModelSettingsResource(
      ModelSettingsVersions versions,
      ModelsOfTenant ofTenant,
      ChangeModelSettings changing,
      Models models,
      ProbeModels probing,
      Repeated transaction,
      Caller caller) {
    this.versions = versions;
    this.ofTenant = ofTenant;
    this.changing = changing;
    this.models = models;
    this.probing = probing;
    this.transaction = transaction;
    this.caller = caller;
  }

  @GET
  @Operation(
      summary = "Which models are asked for this tenant, about which mails, and how much they see",
      description =
          "Keys and addresses of models are settings of the installation and never shown. The"
              + " entity tag is the version, for a change.")
  public Response show() {
    return answer(transaction.call(caller.tenant(), this::view));
  }

  @GET
  @Path("/versions")
  @Operation(summary = "Who set what, the newest first; at most 100")
  public ModelSettingsView.Versions history() {
    return transaction.call(
        caller.tenant(),
        () ->
            new ModelSettingsView.Versions(
                versions.newest(MOST_VERSIONS).stream()
                    .map(ModelSettingsView.Version::of)
                    .toList()));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Replaces the tenant's settings about models",
      description =
          "models, asking and privacy that are not named are as the installation has them. privacy:"
              + " none asks nobody; masked hides account numbers, addresses and names; text shows"
              + " the visible text; images also pictures of pages. 422 for a model that is not"
              + " installed. A change ends certificates, since mails are read otherwise.")
  public Response change(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, String body) {
    ModelSettingsView.Set wanted = StrictJson.read(body, ModelSettingsView.Set.class);
    return answer(
        transaction.call(
            caller.tenant(),
            () -> {
              changing.change(wanted, ifMatch, caller.actor());
              return view();
            }));
  }

  private ModelSettingsView view() {
    ModelSettingsVersion newest = versions.newest();
    return ModelSettingsView.of(newest, ofTenant.use(newest), models, probing);
  }

  private static Response answer(ModelSettingsView view) {
    return Response.ok(view).tag(ETags.of(view.version())).build();
  }
}
